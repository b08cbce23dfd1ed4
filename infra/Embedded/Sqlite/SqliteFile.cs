using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Shop.Embedded.DataFolders;

namespace Shop.Embedded.Sqlite;

/// <summary>
/// One database file: one writer at a time, any number of readers beside it (write-ahead log). Another process's
/// readers are welcome; its writers wait.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    // Primary result codes (sqlite.org/rescode.html): busy, locked, read-only, I/O error, full, cannot open.
    private static readonly int[] OutageCodes = [5, 6, 8, 10, 13, 14];

    // Corrupt, and not a database: what the check at the start did not read.
    private static readonly int[] DamageCodes = [11, 26];

    private readonly string _path;
    private readonly SqliteSession _writer;
    private readonly Func<Exception, Exception> _outage;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private bool _closed;

    private SqliteFile(string path, SqliteSession writer, Func<Exception, Exception> outage)
    {
        _path = path;
        _writer = writer;
        _outage = outage;
    }

    /// <param name="schema">What a new file is created with.</param>
    /// <param name="durable">
    /// True: what was committed survives a power cut. False: it survives the end of the process, which is enough
    /// for what can be built again.
    /// </param>
    /// <param name="outage">What the adapter's port throws when the file cannot be read or written at the moment.</param>
    /// <exception cref="DataFileException">The file is damaged, or not to be read or written.</exception>
    public static SqliteFile Open(string path, string schema, bool durable, Func<Exception, Exception> outage)
    {
        DataFileCheck.Require(path, schema, everyPage: false);
        try
        {
            if (!File.Exists(path))
            {
                Create(path, schema);
            }

            return new SqliteFile(path, SqliteSession.Writer(path, durable), outage);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, exception);
        }
    }

    /// <summary>In one transaction.</summary>
    public async Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        return WriteInTurn(work);
    }

    /// <summary>For callers that cannot await.</summary>
    public T WriteNow<T>(Func<SqliteSession, T> work)
    {
        _writing.Wait();
        return WriteInTurn(work);
    }

    public T Read<T>(Func<SqliteSession, T> work) => Translate(() =>
    {
        var reader = _readers.TryTake(out var idle) ? idle : SqliteSession.Reader(_path);
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
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        _writing.Wait();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _writing.Dispose();
    }

    /// <summary>Under another name first: a file that is there is whole, wherever a crash came.</summary>
    private static void Create(string path, string schema)
    {
        var draft = $"{path}.new";
        File.Delete(draft);
        using (var session = SqliteSession.Writer(draft, durable: true))
        {
            session.Script(schema);
        }

        File.Move(draft, path);
        DirectoryFlush.ToDisk(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private T WriteInTurn<T>(Func<SqliteSession, T> work)
    {
        try
        {
            return Translate(() => _writer.Transaction(work));
        }
        finally
        {
            _writing.Release();
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
        catch (SqliteException exception) when (DamageCodes.Contains(exception.SqliteErrorCode))
        {
            throw new DataFileException(_path, exception);
        }
    }
}
