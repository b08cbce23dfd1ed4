using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// A message whose effect needs a server that is down waits for it: the message is good, so it must not end in an error queue.
/// Waiting ends when the server answers, or when the bus stops; the message then goes back to its queue.
/// </summary>
public sealed partial class OutageWait(Func<Exception, bool> isOutage, BusStop bus, TimeProvider clock, ILogger<OutageWait> logger)
{
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(50);

    // Bounds how long after the server's return the last message follows.
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    /// <param name="work">
    /// Done again from its start after each failure: it must be safe to repeat. A stop ends the waiting, not the work.
    /// </param>
    /// <exception cref="ReturnToQueueException">The bus stops.</exception>
    public async Task Outlast(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bus.Stopping);
        try
        {
            for (var failures = 1; !await Try(work, failures, cancellationToken); failures++)
            {
                await Task.Delay(Backoff.After(failures, WaitMin, WaitMax), clock, stop.Token);
            }
        }
        catch (OperationCanceledException) when (bus.Stopping.IsCancellationRequested)
        {
            throw new ReturnToQueueException();
        }
    }

    private async Task<bool> Try(Func<CancellationToken, Task> work, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            return true;
        }
        catch (Exception exception) when (isOutage(exception))
        {
            // Once a message: thousands may wait for the same server.
            Waiting(attempt == 1 ? LogLevel.Warning : LogLevel.Debug, exception);
            return false;
        }
    }

    [LoggerMessage(EventName = "MessageWaits", Message = "A server that this message needs is down; the message waits.")]
    private partial void Waiting(LogLevel level, Exception exception);
}

public static class OutageWaitSetup
{
    /// <summary>For a service that also calls <see cref="BusSetup.AddBus"/>.</summary>
    /// <param name="isOutage">Which exceptions mean that a server is down, and that nothing is wrong with the message.</param>
    public static IServiceCollection AddOutageWait(this IServiceCollection services, Func<Exception, bool> isOutage) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OutageWait>(provider, isOutage));
}
