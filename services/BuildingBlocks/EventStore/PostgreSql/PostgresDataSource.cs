using System.Diagnostics;
using Npgsql;

namespace Shop.EventStore.PostgreSql;

/// <summary>Connections of the adapters. What a connection string sets itself stays as it is.</summary>
public static class PostgresDataSource
{
    // Seconds. A statement that is slow is ended by the server, before the client gives up: it is then certain that nothing was
    // written. What the client gives up is a server that stands still. Npgsql still asks it to cancel, for as long as it may
    // take to connect, so that this is told after twice five seconds; it does not wait for an answer.
    private const string Limits = "Timeout=5;Command Timeout=5;";
    private const string SessionLimits = "-c statement_timeout=4s -c lock_timeout=2s";

    // A replica that is slow is left out, so it is told at once.
    private const string ReplicaLimits = "Timeout=1;Command Timeout=1;";
    private const string ReplicaSessionLimits = "-c statement_timeout=900ms";

    private const string Pool = "Cancellation Timeout=-1;Keepalive=10;Maximum Pool Size=50;GSS Encryption Mode=Disable;";

    // No statement leaves anything behind in its session. A pool that resets it sends seven statements along with each first one of
    // a borrower, which is every one here: appends reached 0.70 of pgbench with it, and 0.90 without.
    private const string KeptSessions = "No Reset On Close=true;";

    // Seconds until a server is asked anew whether it takes writes.
    private const string HostRecheck = "Host Recheck Seconds=1;";
    private const char HostSeparator = ',';

    // Each statement is a transaction of its own; those of a caller are none of the log's business.
    private const string Statements = "Max Auto Prepare=32;Auto Prepare Min Usages=2;Enlist=false;";

    // A transaction that stays open holds back every reader of the log.
    private const string Session = "-c transaction_timeout=10s -c idle_in_transaction_session_timeout=5s";

    private const string StepSession =
        "-c transaction_timeout=0 -c idle_in_transaction_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0";

    /// <summary>The server that takes appends. Where <c>Host</c> names several, separated by commas, the one that takes writes.</summary>
    public static NpgsqlDataSource Primary(string connectionString) => Build(Limits, $"{Session} {SessionLimits}", connectionString);

    /// <summary>A streaming replica, which answers reads.</summary>
    public static NpgsqlDataSource Replica(string connectionString) =>
        Build(ReplicaLimits, $"{Session} {ReplicaSessionLimits}", connectionString);

    /// <summary>For a step that no service runs beside, and that may take long: whatever limits the role has do not hold.</summary>
    internal static NpgsqlDataSource Step(string connectionString) => Build("", StepSession, connectionString);

    private static NpgsqlDataSource Build(string limits, string sessionLimits, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder($"{limits}{Pool}{KeptSessions}{Statements}{connectionString}");
        settings.Options = $"{sessionLimits} {settings.Options}".TrimEnd();
        var isOneOfSeveral = settings.Host?.Contains(HostSeparator) == true;
        var builder = new NpgsqlDataSourceBuilder($"{(isOneOfSeveral ? HostRecheck : "")}{settings.ConnectionString}");
        builder.ConfigureTracing(OnlyInATrace);

        // Whichever takes writes: after a promotion it is another.
        return isOneOfSeveral ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite) : builder.Build();
    }

    // What a relay or a monitor asks all the time would be a trace each.
    private static void OnlyInATrace(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .ConfigureBatchFilter(_ => Activity.Current is not null)
        .EnablePhysicalOpenTracing(false);
}
