using Microsoft.Data.Sqlite;

namespace Shop.Embedded.Tests.DataFiles;

/// <summary>The negative control: what a crash or another program may leave is no damage.</summary>
public sealed class An_undamaged_folder
{
    [Fact]
    public async Task opens_again()
    {
        using var folder = await StoppedFolder.Create();
        await folder.OpenAndClose();
    }

    [Fact]
    public async Task opens_with_its_own_log_left_by_a_crash()
    {
        using var folder = await StoppedFolder.Create();
        using (var writer = new SqliteConnection($"Data Source={folder.File("email.db")};Pooling=False"))
        {
            writer.Open();
            Execute(writer, "insert into deliveries (event_id, order_id, type, delivered_at) values ('e', 'o', 't', 'd')");
            File.Copy(folder.File("email.db-wal"), folder.File("kept"));
            File.Copy(folder.File("email.db"), folder.File("email.kept"));
        }

        File.Move(folder.File("email.kept"), folder.File("email.db"), overwrite: true);
        File.Move(folder.File("kept"), folder.File("email.db-wal"));
        await folder.OpenAndClose();

        using var reader = new SqliteConnection($"Data Source={folder.File("email.db")};Pooling=False");
        reader.Open();
        Assert.Equal(1L, Execute(reader, "select count(*) from deliveries"));
    }

    [Fact]
    public async Task opens_when_a_crash_cut_off_the_creation_of_a_file()
    {
        using var folder = await StoppedFolder.Create();
        File.Delete(folder.File("relay.db"));
        await File.WriteAllTextAsync(folder.File("relay.db.new"), "", TestContext.Current.CancellationToken);
        await folder.OpenAndClose();
        Assert.False(File.Exists(folder.File("relay.db.new")));
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
