using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Tries until it works. What only a person can repair is thrown on; a dependency that is down is waited for, and so
/// is anything unexpected: skipping it would lose an event.
/// </summary>
internal sealed class PartitionAttempts(PartitionId partition, PartitionConsumerOptions options, TimeProvider clock, ILogger logger)
{
    private volatile ConsumerStep _step;

    public ConsumerStep Step
    {
        get => _step;
        set => _step = value;
    }

    /// <param name="stop">Ends the waits between attempts.</param>
    public async Task Persist(ConsumerStep step, long offset, Func<Task> action, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Step = step;
                await action();
                return;
            }
            catch (Exception exception) when (exception is not (UnhandleableMessageException or PartitionAlarmException)
                && !stop.IsCancellationRequested)
            {
                Report(step, offset, attempt, exception);
            }

            await Pause(attempt, stop);
        }
    }

    public Task Pause(int failures, CancellationToken stop) =>
        Task.Delay(Backoff.After(failures, options.Retry, options.RetryMax), clock, stop);

    private void Report(ConsumerStep step, long offset, int attempt, Exception exception)
    {
        if (exception is DependencyUnavailableException)
        {
            Step = ConsumerStep.Wait;
            logger.Waiting(partition, step, offset, attempt, exception);
        }
        else
        {
            Step = ConsumerStep.Retry;
            logger.HandlerFailed(partition, step, offset, attempt, exception);
        }
    }
}
