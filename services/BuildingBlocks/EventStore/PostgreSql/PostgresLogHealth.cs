using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Shop.EventStore.Log;

namespace Shop.EventStore.PostgreSql;

/// <summary>Whether the primary answers and takes appends.</summary>
internal sealed class PostgresLogHealth(NpgsqlDataSource primary) : IHealthCheck
{
    public const string Name = "event log";

    private readonly PostgresServer _server = new(primary);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Check(context.Registration.FailureStatus, cancellationToken);
        }
        catch (EventStoreUnavailableException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The server does not answer.", exception);
        }
        catch (PostgresException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database is not migrated.", exception);
        }
    }

    private async Task<HealthCheckResult> Check(HealthStatus failure, CancellationToken cancellationToken)
    {
        var (isStandby, isOwn) = await _server.Single(
            """
            select pg_is_in_recovery(), log_origin.system_identifier = control.system_identifier
            from log_origin, pg_control_system() as control
            """,
            row => (row.GetBoolean(0), row.GetBoolean(1)),
            cancellationToken);
        return (isStandby, isOwn) switch
        {
            (true, _) => new HealthCheckResult(failure, "The server is a standby and takes no appends."),
            (_, false) => new HealthCheckResult(failure, "The database came from another server and was not rebased: docs/promotion.md."),
            _ => HealthCheckResult.Healthy(),
        };
    }
}
