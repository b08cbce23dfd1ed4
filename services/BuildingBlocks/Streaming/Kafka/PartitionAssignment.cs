using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>Answers rebalances, on the receiving thread: a worker for each partition while it is ours.</summary>
internal sealed class PartitionAssignment(IPartitionHandler handler, WorkerFactory workers, ConsumerStatus status, ILogger logger)
{
    /// <summary>The thread waits for the handler's store here: without it no partition could go on anyway.</summary>
    public TopicPartitionOffset[] Assign(
        IConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, CancellationToken stopping)
    {
        var offsets = partitions.Select(partition => Task.Run(() => Assign(consumer, partition, stopping), CancellationToken.None)).ToList();
        var assigned = Task.WhenAll(offsets).GetAwaiter().GetResult();
        status.HasAssignment = true;
        return assigned;
    }

    public void Revoke(List<TopicPartitionOffset> partitions) => Remove(partitions, worker =>
    {
        logger.Revoked(worker.Partition);
        return worker.Drain();
    });

    public void Lose(List<TopicPartitionOffset> partitions) => Remove(partitions, worker =>
    {
        logger.Lost(worker.Partition);
        return worker.Abandon();
    });

    /// <summary>Leaves nobody behind when the membership ends without giving its partitions back.</summary>
    public void Clear()
    {
        End([.. status.Workers], worker => worker.Abandon());
        status.HasAssignment = false;
    }

    private async Task<TopicPartitionOffset> Assign(
        IConsumer<byte[], byte[]> consumer, TopicPartition partition, CancellationToken stopping)
    {
        var id = PartitionId.Of(partition);
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

    private void Remove(List<TopicPartitionOffset> partitions, Func<PartitionWorker, Task> end) =>
        End([.. partitions.Select(place => status.Find(PartitionId.Of(place.TopicPartition))).OfType<PartitionWorker>()], end);

    private void End(List<PartitionWorker> workers, Func<PartitionWorker, Task> end)
    {
        Task.WhenAll(workers.Select(end)).GetAwaiter().GetResult();
        foreach (var worker in workers)
        {
            status.Remove(worker);
            worker.Dispose();
        }
    }
}
