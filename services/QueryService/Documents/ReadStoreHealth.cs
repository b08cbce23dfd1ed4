using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.ServiceDefaults.Problems;

namespace Shop.QueryService.Documents;

internal sealed class ReadStoreHealth(IDocumentStore documents) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await documents.LoadCheckpoints(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DependencyDownException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
