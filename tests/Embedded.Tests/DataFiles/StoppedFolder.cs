using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Embedded.DataFolders;
using Shop.Embedded.Hosting;

namespace Shop.Embedded.Tests.DataFiles;

/// <summary>A data folder as an orderly stop leaves it, to be damaged.</summary>
internal sealed class StoppedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop data #1 ");

    public static async Task<StoppedFolder> Create()
    {
        var folder = new StoppedFolder();
        await folder.OpenAndClose();
        return folder;
    }

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public async Task OpenAndClose()
    {
        using var folder = DataFolder.Open(_folder.FullName, fresh: false);
        await using var stores = await Stores.Open(folder, TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>Every entry and what is in it.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory
        .EnumerateFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Directory.Exists(path) ? "folder" : HashOf(path));

    /// <param name="number">From 0, given how many there are.</param>
    public void OverwritePage(string name, Func<long, long> number)
    {
        const int page = 4096;
        using var file = System.IO.File.OpenWrite(File(name));
        file.Position = number(file.Length / page) * page;
        file.Write(Enumerable.Repeat((byte)0xA5, page).ToArray());
    }

    public void Truncate(string name, Func<long, long> length)
    {
        using var file = System.IO.File.OpenWrite(File(name));
        file.SetLength(length(file.Length));
    }

    /// <summary>The write-ahead log of a database with one table, put beside the file.</summary>
    public void LeaveForeignLog(string name)
    {
        using var foreign = new SqliteConnection($"Data Source={File("foreign.db")};Pooling=False");
        foreign.Open();
        using var command = foreign.CreateCommand();
        command.CommandText = """
            pragma journal_mode = wal;
            create table foreigner (id integer primary key);
            insert into foreigner default values;
            """;
        command.ExecuteNonQuery();
        System.IO.File.Copy(File("foreign.db-wal"), File($"{name}-wal"));
        foreign.Close();
        System.IO.File.Delete(File("foreign.db"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string HashOf(string path) => Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(path)));
}
