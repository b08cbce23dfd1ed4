using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>Handles one batch after another; on return the effect is durable or the messages are parked.</summary>
internal sealed class PartitionBatches(
    PartitionId partition,
    IPartitionHandler handler,
    PartitionParking parking,
    PartitionAttempts attempts,
    ConsumerTelemetry telemetry,
    PartitionConsumerOptions options,
    ILogger logger)
{
    /// <param name="stop">Ends waits: the batch is given up and comes again.</param>
    /// <param name="abort">Ends the handler itself.</param>
    public async Task Handle(IReadOnlyList<ConsumeResult<byte[], byte[]>> messages, CancellationToken stop, CancellationToken abort)
    {
        var faults = new Dictionary<long, string>();
        var moved = new HashSet<long>();
        var failures = new Dictionary<long, int>();
        UnhandleableMessageException? fault;
        do
        {
            var batch = await parking.Sort(messages, faults, moved, stop);
            fault = await TryHandle(batch, failures, stop, abort);
            if (fault is not null)
            {
                faults[fault.Offset] = fault.Reason;
            }
        }
        while (fault is not null);
    }

    /// <summary>Null when handled; else the message that is given up.</summary>
    /// <param name="failures">By offset: each message of the batch has all of its attempts.</param>
    private async Task<UnhandleableMessageException?> TryHandle(
        PartitionBatch batch, Dictionary<long, int> failures, CancellationToken stop, CancellationToken abort)
    {
        while (true)
        {
            int attempt;
            try
            {
                await attempts.Persist(ConsumerStep.Handle, batch.LastOffset, () => HandleTraced(batch, abort), stop);
                telemetry.Handled(batch);
                return null;
            }
            catch (UnhandleableMessageException exception)
            {
                attempt = failures[exception.Offset] = failures.GetValueOrDefault(exception.Offset) + 1;
                logger.MessageFailed(partition, exception.Offset, attempt, options.AttemptsMax, exception.Reason, exception.InnerException);
                if (attempt >= options.AttemptsMax)
                {
                    return exception;
                }
            }

            attempts.Step = ConsumerStep.Retry;
            await attempts.Pause(attempt, stop);
        }
    }

    private async Task HandleTraced(PartitionBatch batch, CancellationToken abort)
    {
        var activities = telemetry.StartActivities(batch);
        try
        {
            await handler.Handle(batch, abort);
        }
        finally
        {
            foreach (var activity in activities.Reverse())
            {
                activity.Stop();
            }
        }
    }
}
