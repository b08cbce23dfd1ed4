using Microsoft.Data.Sqlite;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;

namespace Shop.Embedded.EventLog;

/// <summary>The file cannot be used for now: locked by another process, disk full, taken away. To callers the log's server is down.</summary>
internal static class Outage
{
    // Codes of sqlite3.h.
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public static Task<T> ReadOrReport<T>(this SqliteFile file, Func<SqliteSession, T> work)
    {
        try
        {
            return Task.FromResult(file.Read(work));
        }
        catch (SqliteException exception) when (Is(exception))
        {
            return Task.FromException<T>(Report(exception));
        }
    }

    public static async Task<T> WriteOrReport<T>(this SqliteFile file, Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await file.Write(work, cancellationToken);
        }
        catch (SqliteException exception) when (Is(exception))
        {
            throw Report(exception);
        }
    }

    private static bool Is(SqliteException exception) =>
        exception.SqliteErrorCode is Busy or ReadOnly or InputOutput or Full or CannotOpen;

    // An I/O error may come after the commit reached the disk; the others come before.
    private static EventStoreUnavailableException Report(SqliteException exception) =>
        new("The event log's file cannot be used.", exception, nothingWritten: exception.SqliteErrorCode != InputOutput);
}
