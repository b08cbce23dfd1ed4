using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Gateway.Readiness;

internal sealed class PartReadiness(string part, PartStates states) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await states.Of(part, cancellationToken);
        return state.IsReady ? HealthCheckResult.Healthy(state.ToString()) : HealthCheckResult.Unhealthy(state.ToString());
    }
}
