using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Smtp;

/// <summary>Whether the mail server takes a connection, or answers on one.</summary>
internal sealed class SmtpHealth(SmtpConnections connections, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = new CancellationTokenSource(AnswerMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            // To open one is to ask.
            await connections.Use((_, _) => Task.CompletedTask, either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (DependencyDownException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The mail server does not answer.", exception);
        }
    }
}
