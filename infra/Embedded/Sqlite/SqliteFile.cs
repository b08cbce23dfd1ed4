using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Shop.Embedded.Sqlite;

/// <summary>
/// One database file: one writer at a time, any number of readers beside it (write-ahead log). Another process's
/// readers are welcome; its writers wait.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteSession _writer;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentBag<SqliteSession> _readers = [];

    private SqliteFile(string path, SqliteSession writer)
    {
        _path = path;
        _writer = writer;
    }

    /// <param name="durable">
    /// True: what was committed survives a power cut. False: it survives the end of the process, which is enough
    /// for what can be built again.
    /// </param>
    /// <param name="schema">Statements that create what is missing and leave alone what is there.</param>
    /// <exception cref="DataFileException">The file is damaged, or not to be read or written.</exception>
    public static SqliteFile Open(string path, string schema, bool durable)
    {
        SqliteSession? writer = null;
        try
        {
            writer = new SqliteSession(path, readOnly: false, durable ? "full" : "normal");
            RequireIntact(path, writer);
            writer.Script(schema);
            return new SqliteFile(path, writer);
        }
        catch (SqliteException exception)
        {
            writer?.Dispose();
            throw new DataFileException(path, exception);
        }
    }

    public async Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return _writer.Transaction(work);
        }
        finally
        {
            _writing.Release();
        }
    }

    public T Read<T>(Func<SqliteSession, T> work)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new SqliteSession(_path, readOnly: true, "normal");
        try
        {
            return work(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <summary>Waits for the writer; readers must have ended.</summary>
    public void Dispose()
    {
        _writing.Wait();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _writing.Dispose();
    }

    private static void RequireIntact(string path, SqliteSession session)
    {
        if (session.Scalar("pragma quick_check(1)") is not "ok")
        {
            session.Dispose();
            throw new DataFileException(path, null);
        }
    }
}
