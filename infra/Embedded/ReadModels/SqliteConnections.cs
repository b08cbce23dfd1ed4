using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

/// <summary>One connection that writes, one write at a time, and as many that read as are needed at once.</summary>
internal sealed class SqliteConnections : IDisposable
{
    // NORMAL, because the log is the truth: a power cut takes the end of the write-ahead log, in its order, and what
    // it took is projected again. A killed process loses nothing.
    private const string Settings = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";

    private readonly string _connectionString;
    private readonly Lazy<SqliteConnection> _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    public SqliteConnections(string path)
    {
        // Not the provider's pool: its connections outlive this object and keep the file open.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString();
        _writer = new Lazy<SqliteConnection>(Open);
    }

    public void Setup(string schema) => _writer.Value.Execute(schema);

    public Task<T> Read<T>(Func<SqliteConnection, T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Guarded(() =>
        {
            var connection = _readers.TryTake(out var idle) ? idle : Open();
            var result = query(connection);
            _readers.Add(connection);
            return result;
        }));
    }

    /// <summary>All of <paramref name="change"/> or nothing.</summary>
    public async Task<T> Write<T>(Func<SqliteConnection, T> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return Guarded(() =>
            {
                using var transaction = _writer.Value.BeginTransaction(deferred: false);
                var result = change(_writer.Value);
                transaction.Commit();
                return result;
            });
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writing.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(Settings);
        return connection;
    }

    private static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception) when (!SqliteMistakes.Contains(exception.SqliteErrorCode))
        {
            throw ReadStoreDown.Because(exception);
        }
    }

    // SQLITE_ERROR, _CONSTRAINT, _MISMATCH, _MISUSE, _RANGE: wrong statements, which no waiting repairs.
    private static readonly HashSet<int> SqliteMistakes = [1, 19, 20, 21, 25];
}
