using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Streaming.Kafka;

/// <summary>Ready when the group has given this instance its share and no partition of it has stopped or keeps failing.</summary>
internal sealed class ConsumerHealth(ConsumerStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!status.HasAssignment)
        {
            return HealthCheckResult.Unhealthy("The group has not assigned partitions yet.");
        }

        var workers = status.Workers.ToList();
        if (workers.Where(worker => worker.Step is ConsumerStep.Stopped).ToList() is { Count: > 0 } stopped)
        {
            return HealthCheckResult.Unhealthy($"Stopped: {string.Join("; ", stopped.Select(worker => $"{worker.Partition} by {worker.Alarm}"))}.");
        }

        var troubled = workers.Where(worker => worker.Step is ConsumerStep.Wait or ConsumerStep.Retry).ToList();
        return troubled.Count > 0
            ? HealthCheckResult.Degraded($"Trying again: {string.Join("; ", troubled.Select(worker => $"{worker.Partition} ({worker.Step})"))}.")
            : HealthCheckResult.Healthy($"{workers.Count} partitions.");
    }
}
