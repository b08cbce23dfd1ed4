using System.Diagnostics;
using Npgsql;

namespace Shop.EmailService.PostgreSql;

/// <summary>The server of the inbox. Where <c>Host</c> names several, separated by commas, the one that takes writes.</summary>
internal static class InboxDataSource
{
    private const char HostSeparator = ',';

    // Seconds until a server is asked anew whether it takes writes.
    private const int HostRecheck = 1;

    /// <summary>Connects at its first use.</summary>
    public static NpgsqlDataSource Of(NpgsqlConnectionStringBuilder address)
    {
        var isOneOfSeveral = address.Host!.Contains(HostSeparator);
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);
        builder.ConnectionStringBuilder.HostRecheckSeconds = isOneOfSeveral ? HostRecheck : address.HostRecheckSeconds;
        builder.ConfigureTracing(OnlyInATrace);
        return isOneOfSeveral ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite) : builder.Build();
    }

    // A health check's question would be a trace of its own.
    private static void OnlyInATrace(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .EnablePhysicalOpenTracing(false);
}
