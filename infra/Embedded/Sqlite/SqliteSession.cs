using System.Data;
using Microsoft.Data.Sqlite;

namespace Shop.Embedded.Sqlite;

/// <summary>One connection with its prepared statements. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>How long another process's lock is waited for.</summary>
    private const int LockSecondsMax = 5;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private SqliteSession(SqliteConnectionStringBuilder file, string pragmas)
    {
        file.Pooling = false;
        // The provider's own retries would make it 30 seconds, with a thread blocked.
        file.DefaultTimeout = LockSecondsMax;
        _connection = new SqliteConnection(file.ToString());
        _connection.Open();
        Script($"pragma busy_timeout = {LockSecondsMax * 1000}; {pragmas}");
    }

    /// <param name="durable">What was committed survives a power cut, and not only the end of the process.</param>
    public static SqliteSession Writer(string path, bool durable) => new(
        new() { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate },
        $"pragma journal_mode = wal; pragma synchronous = {(durable ? "full" : "normal")}");

    public static SqliteSession Reader(string path) => new(new() { DataSource = path, Mode = SqliteOpenMode.ReadOnly }, "");

    /// <summary>
    /// Reads a file that nobody uses, and leaves its folder as it is. A reader makes an index of the write-ahead log beside it,
    /// but for one who locks all others out: that one keeps it in memory. The lock itself is left out; it would need the right to write.
    /// </summary>
    public static SqliteSession Untouched(string path, bool hasLog)
    {
        var how = !hasLog ? "immutable=1" : OperatingSystem.IsWindows() ? "vfs=win32-none" : "vfs=unix-none";
        return new(
            new() { DataSource = $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?{how}", Mode = SqliteOpenMode.ReadOnly },
            "pragma locking_mode = exclusive");
    }

    public static SqliteSession InMemory() => new(new() { DataSource = ":memory:" }, "");

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteScalar();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Command(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Statements that run once and are not kept.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// All of <paramref name="work"/> or nothing. Takes the write lock at once, so it cannot fail half-way for want of it.
    /// </summary>
    public T Transaction<T>(Func<SqliteSession, T> work)
    {
        Execute("begin immediate");
        try
        {
            var result = work(this);
            Execute("commit");
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>SQLite itself has rolled back after some errors, e.g. a full disk.</summary>
    private void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Execute("rollback");
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _prepared[sql] = _connection.CreateCommand();
            command.CommandText = sql;
            command.CommandType = CommandType.Text;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
