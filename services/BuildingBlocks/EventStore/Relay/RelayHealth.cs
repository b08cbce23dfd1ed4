using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.EventStore.Relay;

/// <summary>Degraded when a shard has stopped by an alarm: commands are answered, and their events wait in the log.</summary>
internal sealed class RelayHealth(RelayStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status.Alarms.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"Stopped: {Shards()}."));

    private string Shards() =>
        string.Join("; ", status.Alarms.OrderBy(alarm => alarm.Key).Select(alarm => $"shard {alarm.Key} by {alarm.Value}"));
}
