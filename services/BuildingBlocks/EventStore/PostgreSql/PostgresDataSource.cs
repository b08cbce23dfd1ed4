using Npgsql;

namespace Shop.EventStore.PostgreSql;

/// <summary>Connections of the adapters. What a connection string sets itself stays as it is.</summary>
public static class PostgresDataSource
{
    // Seconds until a dead server is told; milliseconds that a cancelled command may still take to end.
    private const string Limits = "Timeout=5;Command Timeout=5;Cancellation Timeout=1000;Keepalive=10;Maximum Pool Size=50;";

    // A replica that is slow is left out, so it is told at once.
    private const string ReplicaLimits = "Timeout=1;Command Timeout=1;Cancellation Timeout=500;Keepalive=10;Maximum Pool Size=50;";

    // Each statement is a transaction of its own; those of a caller are none of the log's business.
    private const string Statements = "Max Auto Prepare=32;Auto Prepare Min Usages=2;Enlist=false;";

    // A transaction that stays open holds back every reader of the log. A writer that waits for another's lock gives up and is told.
    private const string Session =
        "-c lock_timeout=2s -c transaction_timeout=10s -c idle_in_transaction_session_timeout=5s";

    /// <summary>The server that takes appends.</summary>
    public static NpgsqlDataSource Primary(string connectionString) => Build(Limits, connectionString);

    /// <summary>A streaming replica, which answers reads.</summary>
    public static NpgsqlDataSource Replica(string connectionString) => Build(ReplicaLimits, connectionString);

    private static NpgsqlDataSource Build(string limits, string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder($"{limits}{Statements}{connectionString}");
        builder.Options = $"{Session} {builder.Options}".TrimEnd();
        return NpgsqlDataSource.Create(builder);
    }
}
