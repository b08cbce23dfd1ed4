using Microsoft.Data.Sqlite;
using Shop.ServiceDefaults.Problems;

namespace Shop.Embedded.Sqlite;

/// <summary>One SQLite file behind one connection: one use at a time, and on disk when it returns.</summary>
internal sealed class SqliteFile : IDisposable
{
    // A second process, e.g. someone's shell on the file, may hold the lock for a moment. Milliseconds.
    private const int BusyTimeout = 5_000;

    // Primary result codes (sqlite.org/rescode.html): busy, locked, read-only, I/O error, full, cannot open.
    private static readonly int[] OutageCodes = [5, 6, 8, 10, 13, 14];

    private readonly string _part;
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="part">e.g. <c>The mail inbox</c>.</param>
    /// <param name="schema">Statements that may run at each start.</param>
    public SqliteFile(string path, string part, string schema)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _part = part;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute($"pragma busy_timeout = {BusyTimeout}; pragma journal_mode = wal; pragma synchronous = full;");
        Execute(schema);
    }

    /// <exception cref="DependencyDownException">The file cannot be read or written at the moment.</exception>
    public async Task<T> Use<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return work(_connection);
        }
        catch (SqliteException exception) when (OutageCodes.Contains(exception.SqliteErrorCode))
        {
            throw new DependencyDownException(_part, "store-down", exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private void Execute(string statements)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
