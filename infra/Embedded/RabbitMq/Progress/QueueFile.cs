using Microsoft.Data.Sqlite;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.RabbitMq;

/// <summary>The SQLite file behind <see cref="QueueProgress"/>: one connection, one user at a time.</summary>
internal sealed partial class QueueFile : IDisposable
{
    private const string Schema = """
        create table if not exists watermarks (
            queue text not null, partition integer not null, sequence text not null,
            primary key (queue, partition)) without rowid;
        create table if not exists errors (
            queue text not null, event_id text not null, type text not null, sequence text, partition integer,
            content_type text not null, body blob not null, headers text not null, failed_at text not null,
            primary key (queue, event_id));
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    private QueueFile(SqliteConnection connection) => _connection = connection;

    /// <exception cref="DataFileException">The file is damaged, or is no SQLite file.</exception>
    public static QueueFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "pragma journal_mode = wal");
            var damage = Execute(connection, "pragma quick_check(1)") as string;
            Execute(connection, Schema);
            return damage == "ok" ? new QueueFile(connection) : throw new DataFileException(path, null);
        }
        catch (Exception exception)
        {
            connection.Dispose();
            throw exception is SqliteException ? new DataFileException(path, exception) : exception;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _connection.Dispose();
        }
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
