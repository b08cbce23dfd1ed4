using Microsoft.Data.Sqlite;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;

namespace Shop.Embedded.EventLog;

/// <summary>The file cannot be used for now: locked by another process, disk full, taken away. To callers the log's server is down.</summary>
internal static class Outage
{
    // SQLITE_IOERR of sqlite3.h. It may come after the commit reached the disk; the other outages come before.
    private const int InputOutput = 10;

    /// <summary>Reports through the task, as a server across a network would.</summary>
    public static Task<T> ReadOrReport<T>(this SqliteFile file, Func<SqliteSession, T> work)
    {
        try
        {
            return Task.FromResult(file.Read(work));
        }
        catch (EventStoreUnavailableException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    public static EventStoreUnavailableException Of(Exception exception) => new(
        "The event log's file cannot be used.",
        exception,
        nothingWritten: exception is not SqliteException { SqliteErrorCode: InputOutput });
}
