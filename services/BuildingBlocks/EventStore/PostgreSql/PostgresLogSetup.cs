using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Shop.EventStore.PostgreSql;

public static class PostgresLogSetup
{
    // The tag that every part's readiness asks for; the building blocks do not know each other.
    private const string Ready = "ready";

    /// <summary>
    /// Shows how the log's servers do: a readiness check named <c>event log</c>, the watermark's age and the replicas' lag.
    /// The connections end with the host.
    /// </summary>
    public static IServiceCollection AddPostgresLog(this IServiceCollection services, PostgresLog log)
    {
        // By a factory: the container then disposes of it.
        services.AddSingleton(_ => log);
        services.AddHostedService(provider => new WatermarkMonitor(
            provider.GetRequiredService<PostgresLog>().Primary,
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WatermarkMonitor>>()));
        if (log.Replicas.Count > 0)
        {
            services.AddHostedService<ReplicaLagMonitor>();
        }

        // Where replicas answer for the past, this part still has something to answer without its primary.
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            PostgresLogHealth.Name,
            _ => new PostgresLogHealth(log.Primary),
            log.Replicas.Count > 0 ? HealthStatus.Degraded : HealthStatus.Unhealthy,
            [Ready]));
        return services;
    }
}
