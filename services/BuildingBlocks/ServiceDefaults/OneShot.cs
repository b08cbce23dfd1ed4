using Microsoft.Extensions.Logging;

namespace Shop.ServiceDefaults;

/// <summary>
/// A step that runs once, before the services: a migration, topics, queues. It must be safe to repeat. While a server that
/// it needs is not reachable it is tried again for a minute; any other failure ends it.
/// </summary>
/// <param name="isOutage">Which exceptions mean that a server does not answer (yet).</param>
public sealed partial class OneShot(string name, Func<Exception, bool> isOutage, TimeProvider clock, ILogger logger)
{
    /// <summary>No attempt begins later than this after the first; one that has begun is not cut off.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>The process's exit code: 0 when the step is done, 1 when it failed.</returns>
    public async Task<int> Run(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        Begins(name);
        try
        {
            for (var attempt = 1; !await Try(step, began, attempt, cancellationToken); attempt++)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            Failed(exception, name);
            return 1;
        }

        var elapsed = clock.GetElapsedTime(began);
        Done(name, elapsed);
        return 0;
    }

    private async Task<bool> Try(Func<CancellationToken, Task> step, long began, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
            return true;
        }
        catch (Exception exception) when (isOutage(exception) && clock.GetElapsedTime(began) < TimeMax)
        {
            Waits(name, attempt, exception.GetBaseException().Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "StepBegins", Message = "{Step} begins.")]
    private partial void Begins(string step);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "StepWaits", Message = "{Step}: attempt {Attempt} reached no server: {Reason}")]
    private partial void Waits(string step, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Information, EventName = "StepDone", Message = "{Step} is done, after {Elapsed}.")]
    private partial void Done(string step, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Critical, EventName = "StepFailed", Message = "{Step} failed.")]
    private partial void Failed(Exception exception, string step);
}
