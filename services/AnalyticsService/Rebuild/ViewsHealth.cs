using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.AnalyticsService.Views;
using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Rebuild;

internal sealed class ViewsHealth(ViewsOfRedis views) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await views.AreBuilt(cancellationToken)
                ? HealthCheckResult.Healthy("The views are built.")
                : HealthCheckResult.Unhealthy("The views are being built from the facts.");
        }
        catch (DependencyDownException exception)
        {
            return HealthCheckResult.Unhealthy("Redis does not answer.", exception);
        }
    }
}
