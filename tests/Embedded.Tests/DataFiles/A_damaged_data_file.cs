using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Tests.DataFiles;

/// <summary>Each is refused by its name, in one line, and not a byte of the folder is changed.</summary>
public sealed class A_damaged_data_file
{
    private static readonly Dictionary<string, Action<StoppedFolder, string>> Damages = new()
    {
        ["a page overwritten"] = (folder, name) => folder.OverwritePage(name, count => count / 2),
        ["cut off between pages"] = (folder, name) => folder.Truncate(name, length => length - 4096),
        ["cut off within a page"] = (folder, name) => folder.Truncate(name, length => length - 1000),
        ["cut off within its header"] = (folder, name) => folder.Truncate(name, _ => 50),
        ["empty"] = (folder, name) => folder.Truncate(name, _ => 0),
        ["no database"] = (folder, name) => File.WriteAllText(folder.File(name), new string('x', 10_000)),
        ["with the log of another"] = (folder, name) => folder.LeaveForeignLog(name),
        ["gone but for its log"] = (folder, name) =>
        {
            folder.LeaveForeignLog(name);
            File.Delete(folder.File(name));
        },
        ["another of the shop's"] = (folder, name) =>
            File.Copy(folder.File(name == "orders.db" ? "query.db" : "orders.db"), folder.File(name), overwrite: true),
        ["a folder"] = (folder, name) =>
        {
            File.Delete(folder.File(name));
            Directory.CreateDirectory(folder.File(name));
        },
    };

    public static TheoryData<string, string> Cases => [
        .. from damage in Damages.Keys
           from name in new[] { "orders.db", "relay.db", "query.db", "email.db", "analytics.db", "queues.db" }
           select (damage, name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task is_refused_and_nothing_is_touched(string damage, string name)
    {
        using var folder = await StoppedFolder.Create();
        Damages[damage](folder, name);
        var before = folder.Hashes();

        var refusal = await Assert.ThrowsAsync<DataFileException>(folder.OpenAndClose);

        Assert.Contains(folder.File(name), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(before, folder.Hashes());
    }

    [Fact]
    public async Task is_found_when_it_is_read_if_it_looks_as_the_last_stop_left_it()
    {
        using var folder = await StoppedFolder.Create();
        var written = File.GetLastWriteTimeUtc(folder.File("queues.db"));
        folder.OverwritePage("queues.db", _ => 1);
        File.SetLastWriteTimeUtc(folder.File("queues.db"), written);

        var refusal = await Assert.ThrowsAsync<DataFileException>(folder.OpenAndClose);

        Assert.Contains(folder.File("queues.db"), refusal.Message, StringComparison.Ordinal);
    }
}
