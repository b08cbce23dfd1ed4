using System.Runtime.Versioning;
using Shop.Embedded.EventLog;
using Shop.EndToEnd.Tests.Fixture;
using Shop.Machine;

namespace Shop.EndToEnd.Tests.DamagedData;

public sealed class Starting_without_the_right_to : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            new DirectoryInfo(_folder.Path).GetDirectories("*", SearchOption.TopDirectoryOnly).ToList().ForEach(Open);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task use_the_data_folder_names_it()
    {
        MakeDataFolder(UnixFileMode.None);

        (await Start()).AssertRefused(Data);
    }

    [Fact]
    public async Task write_mails_names_their_folder()
    {
        MakeDataFolder(ReadOnly | Enter | Write);
        SetMode(Directory.CreateDirectory(Path.Combine(Data, "mail")).FullName, ReadOnly | Enter);

        (await Start()).AssertRefused(Path.Combine(Data, "mail"));
    }

    [Theory]
    [InlineData(ReadOnly)]
    [InlineData(UnixFileMode.None)]
    public async Task write_a_data_file_names_it(UnixFileMode mode)
    {
        MakeDataFolder(ReadOnly | Enter | Write);
        var file = Path.Combine(Data, "orders.db");
        SqliteEventLog.OpenFile(file).Dispose();
        SetMode(file, mode);

        (await Start()).AssertRefused(file);
        Assert.Equal(["orders.db", "shop.lock"], Directory.GetFileSystemEntries(Data).Select(Path.GetFileName).Order());
    }

    private Task<Ended> Start() => ShopProcess.RunUnprivileged("--port", "0", "--data", Data);

    private void MakeDataFolder(UnixFileMode mode)
    {
        SetMode(_folder.Path, ReadOnly | Enter | Write);
        SetMode(Directory.CreateDirectory(Data).FullName, mode);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
        }
        else
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Open(DirectoryInfo folder)
    {
        folder.UnixFileMode = ReadOnly | Enter | Write;
        folder.GetDirectories().ToList().ForEach(Open);
    }
}
