using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Shop.Gateway.Instances;
using Shop.Gateway.Routes;
using Shop.ServiceDefaults.Draining;

namespace Shop.Gateway.Readiness;

/// <summary>
/// Whether this gateway takes requests, whatever the parts do: the name server has told it once where each of them is, be it nowhere,
/// and it is not about to end.
/// </summary>
internal sealed class OwnReadiness(IOptions<PartAddresses> addresses, KnownAddresses known, Drain drain) : IHealthCheck
{
    public const string Name = "gateway";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var unknown = addresses.Value.Clusters.Where(cluster => cluster.Value.Any(IsUnknown)).Select(cluster => cluster.Key).Order().ToList();
        return Task.FromResult((drain.HasBegun, unknown.Count) switch
        {
            (true, _) => HealthCheckResult.Unhealthy("is about to end"),
            (_, > 0) => HealthCheckResult.Unhealthy($"the name server has not said where {string.Join(", ", unknown)} is"),
            _ => HealthCheckResult.Healthy("ready"),
        });
    }

    private bool IsUnknown(string address)
    {
        var instance = new Uri(address);
        return InstancesByName.IsName(instance) && !known.Has(instance.Host);
    }
}
