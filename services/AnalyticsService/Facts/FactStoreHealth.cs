using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Facts;

/// <summary>Reads one fact at most.</summary>
internal sealed class FactStoreHealth(IFactStore facts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var pages = facts.ReadPages(1, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await pages.MoveNextAsync();
            return HealthCheckResult.Healthy();
        }
        catch (DependencyDownException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
