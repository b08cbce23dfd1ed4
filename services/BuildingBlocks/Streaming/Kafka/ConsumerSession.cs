using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>One membership in the group, on one thread: receives, hands over, and answers rebalances.</summary>
internal sealed class ConsumerSession(
    PartitionAssignment assignment, ConsumerStatus status, PartitionConsumerOptions options, ILogger logger)
{
    // Messages wake the thread at once; this bounds only how late it sees that it shall stop.
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Until <paramref name="stopping"/>, or the consumer fails for good.</summary>
    public void Run(CancellationToken stopping)
    {
        using var consumer = Build(stopping);
        consumer.Subscribe(options.Topics);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                Receive(consumer);
            }
        }
        finally
        {
            try
            {
                // Drains by the revocation, commits what was stored and leaves the group.
                consumer.Close();
            }
            finally
            {
                assignment.Clear();
            }
        }
    }

    private IConsumer<byte[], byte[]> Build(CancellationToken stopping) =>
        new ConsumerBuilder<byte[], byte[]>(ConsumerConfiguration.Of(options))
            .SetPartitionsAssignedHandler((consumer, partitions) => assignment.Assign(consumer, partitions, stopping))
            .SetPartitionsRevokedHandler((_, partitions) => assignment.Revoke(partitions))
            .SetPartitionsLostHandler((_, partitions) => assignment.Lose(partitions))
            .SetOffsetsCommittedHandler((_, committed) => logger.Committed(committed.Error))
            .SetErrorHandler((_, error) => logger.BrokerError(error.Reason))
            .SetLogHandler((_, message) => logger.FromLibrary(message))
            .Build();

    private void Receive(IConsumer<byte[], byte[]> consumer)
    {
        try
        {
            if (consumer.Consume(PollTime) is { } message)
            {
                status.Find(PartitionId.Of(message.TopicPartition))?.Receive(message);
            }
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            Fail(exception);
        }
    }

    private void Fail(ConsumeException exception)
    {
        if (exception.Error.Code is not (ErrorCode.Local_AutoOffsetReset or ErrorCode.Local_LogTruncation))
        {
            logger.BrokerError(exception.Error.Reason);
            return;
        }

        var place = exception.ConsumerRecord.TopicPartitionOffset;
        status.Find(PartitionId.Of(place.TopicPartition))?.Fail(new PartitionAlarmException(
            "OffsetLost", $"The broker does not hold the offset that is due ({exception.Error.Reason})."));
    }
}
