using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Shop.Embedded.Sqlite;

/// <summary>
/// One database file: one writer at a time, any number of readers beside it (write-ahead log). Another process's
/// readers are welcome; its writers wait.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    // Primary result codes (sqlite.org/rescode.html): busy, locked, read-only, I/O error, full, cannot open.
    private static readonly int[] OutageCodes = [5, 6, 8, 10, 13, 14];

    private readonly string _path;
    private readonly SqliteSession _writer;
    private readonly Func<Exception, Exception> _outage;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentBag<SqliteSession> _readers = [];

    private SqliteFile(string path, SqliteSession writer, Func<Exception, Exception> outage)
    {
        _path = path;
        _writer = writer;
        _outage = outage;
    }

    /// <param name="schema">Statements that create what is missing and leave alone what is there.</param>
    /// <param name="durable">
    /// True: what was committed survives a power cut. False: it survives the end of the process, which is enough
    /// for what can be built again.
    /// </param>
    /// <param name="outage">What the adapter's port throws when the file cannot be read or written at the moment.</param>
    /// <exception cref="DataFileException">The file is damaged, or not to be read or written.</exception>
    public static SqliteFile Open(string path, string schema, bool durable, Func<Exception, Exception> outage)
    {
        SqliteSession? writer = null;
        try
        {
            writer = new SqliteSession(path, readOnly: false, durable ? "full" : "normal");
            RequireIntact(path, writer);
            writer.Script(schema);
            return new SqliteFile(path, writer, outage);
        }
        catch (SqliteException exception)
        {
            writer?.Dispose();
            throw new DataFileException(path, exception);
        }
    }

    /// <summary>In one transaction.</summary>
    public async Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return Translate(() => _writer.Transaction(work));
        }
        finally
        {
            _writing.Release();
        }
    }

    public T Read<T>(Func<SqliteSession, T> work) => Translate(() =>
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
    });

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

    private T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception) when (OutageCodes.Contains(exception.SqliteErrorCode))
        {
            throw _outage(exception);
        }
    }
}
