using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Inbox;

internal sealed class InboxHealth(IMailInbox inbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await inbox.Contains(Guid.Empty, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DependencyDownException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
