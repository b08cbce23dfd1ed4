using System.Net.Sockets;
using Npgsql;
using Shop.EventStore.Log;

namespace Shop.EventStore.PostgreSql;

/// <summary>Which failures mean that the server is away, and what is then known of the statement.</summary>
internal static class Outage
{
    // SQLSTATE classes of the PostgreSQL manual, appendix A: connection, resources, operator intervention, system error.
    private static readonly string[] Classes = ["08", "53", "57", "58"];

    /// <summary>No connection: the statement was never sent.</summary>
    public static bool IsOfOpening(Exception exception) =>
        exception is NpgsqlException or TimeoutException or SocketException or IOException;

    public static bool IsOfStatement(Exception exception) => exception switch
    {
        PostgresException error => IsFatal(error) || Classes.Contains(error.SqlState[..2]) || IsStandby(error),
        _ => exception is NpgsqlException,
    };

    public static EventStoreUnavailableException OfOpening(Exception exception) =>
        new("The event log's server cannot be reached.", exception, nothingWritten: true);

    /// <summary>An error ends the statement's transaction. Where the session itself ended, the commit may have come before.</summary>
    public static EventStoreUnavailableException OfStatement(Exception exception) => new(
        "The event log's server did not answer.", exception, nothingWritten: exception is PostgresException error && !IsFatal(error));

    private static bool IsFatal(PostgresException error) => error.InvariantSeverity is "FATAL" or "PANIC";

    // A primary that came back as a replica.
    private static bool IsStandby(PostgresException error) => error.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;
}
