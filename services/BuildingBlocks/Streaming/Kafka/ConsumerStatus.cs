using System.Collections.Concurrent;

namespace Shop.Streaming.Kafka;

/// <summary>The partitions that this instance holds now, for health, metrics and operators.</summary>
internal sealed class ConsumerStatus
{
    private readonly ConcurrentDictionary<PartitionId, PartitionWorker> _workers = [];
    private volatile bool _hasAssignment;

    /// <summary>Whether the group has told this instance its share, which may be empty.</summary>
    public bool HasAssignment
    {
        get => _hasAssignment;
        set => _hasAssignment = value;
    }

    public IEnumerable<PartitionWorker> Workers => _workers.Values;

    public PartitionWorker? Find(PartitionId partition) => _workers.GetValueOrDefault(partition);

    public void Add(PartitionWorker worker) => _workers[worker.Partition] = worker;

    public void Remove(PartitionWorker worker) => _workers.TryRemove(KeyValuePair.Create(worker.Partition, worker));
}
