using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>One membership in the group, on one thread: receives, hands over, and answers rebalances.</summary>
internal sealed class ConsumerSession(
    IPartitionHandler handler, WorkerFactory workers, ConsumerStatus status, PartitionConsumerOptions options, ILogger logger)
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
            // Drains by the revocation, commits what was stored and leaves the group.
            consumer.Close();
            status.HasAssignment = false;
        }
    }

    private IConsumer<byte[], byte[]> Build(CancellationToken stopping) =>
        new ConsumerBuilder<byte[], byte[]>(ConsumerConfiguration.Of(options))
            .SetPartitionsAssignedHandler((consumer, partitions) => Assign(consumer, partitions, stopping))
            .SetPartitionsRevokedHandler((_, partitions) => Revoke(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lose(partitions))
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
                status.Find(IdOf(message.TopicPartition))?.Receive(message);
            }
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            Fail(exception);
        }
    }

    private void Fail(ConsumeException exception)
    {
        if (exception.Error.Code is not ErrorCode.Local_AutoOffsetReset)
        {
            logger.BrokerError(exception.Error.Reason);
            return;
        }

        var place = exception.ConsumerRecord.TopicPartitionOffset;
        status.Find(IdOf(place.TopicPartition))?.Fail(new PartitionAlarmException(
            "OffsetLost", $"The broker does not hold the offset that is due ({exception.Error.Reason})."));
    }

    /// <summary>The thread waits for the handler's store here: without it no partition could go on anyway.</summary>
    private TopicPartitionOffset[] Assign(
        IConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, CancellationToken stopping)
    {
        var offsets = partitions.Select(partition => Task.Run(() => Assign(consumer, partition, stopping), CancellationToken.None)).ToList();
        var assigned = Task.WhenAll(offsets).GetAwaiter().GetResult();
        status.HasAssignment = true;
        return assigned;
    }

    private async Task<TopicPartitionOffset> Assign(
        IConsumer<byte[], byte[]> consumer, TopicPartition partition, CancellationToken stopping)
    {
        var id = IdOf(partition);
        var attempts = workers.AttemptsFor(id);
        if (await FindStart(id, attempts, stopping) is not { } start)
        {
            // Stopping: without a worker nothing of the partition is handled or stored.
            return new TopicPartitionOffset(partition, Offset.Unset);
        }

        var worker = workers.WorkerFor(consumer, id, start, attempts);
        status.Add(worker);
        worker.Start();
        logger.Assigned(id, start.NextOffset, start.ParkedKeys.Count);
        return new TopicPartitionOffset(partition, start.NextOffset);
    }

    private async Task<PartitionStart?> FindStart(PartitionId partition, PartitionAttempts attempts, CancellationToken stopping)
    {
        try
        {
            PartitionStart? start = null;
            await attempts.Persist(ConsumerStep.Receive, -1, async () => start = await handler.Assigned(partition, stopping), stopping);
            return start;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Revoke(List<TopicPartitionOffset> partitions) => Remove(partitions, worker =>
    {
        logger.Revoked(worker.Partition);
        return worker.Drain();
    });

    private void Lose(List<TopicPartitionOffset> partitions) => Remove(partitions, worker =>
    {
        logger.Lost(worker.Partition);
        return worker.Abandon();
    });

    private void Remove(List<TopicPartitionOffset> partitions, Func<PartitionWorker, Task> end)
    {
        var gone = partitions.Select(place => status.Find(IdOf(place.TopicPartition))).OfType<PartitionWorker>().ToList();
        Task.WhenAll(gone.Select(end)).GetAwaiter().GetResult();
        foreach (var worker in gone)
        {
            status.Remove(worker);
            worker.Dispose();
        }
    }

    private static PartitionId IdOf(TopicPartition partition) => new(partition.Topic, partition.Partition.Value);
}
