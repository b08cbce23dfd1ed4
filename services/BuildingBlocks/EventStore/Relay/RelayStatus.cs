using System.Collections.Concurrent;

namespace Shop.EventStore.Relay;

/// <summary>How one relay fares, for health, metrics and the log.</summary>
internal sealed class RelayStatus(RelayOptions options)
{
    private readonly PartitionProgress[] _partitions =
        [.. Enumerable.Range(0, options.Partitions).Select(partition => new PartitionProgress(partition))];

    private readonly ConcurrentDictionary<int, string> _alarms = [];

    public IReadOnlyList<PartitionProgress> Partitions => _partitions;

    /// <summary>The names of what has stopped shards, by shard.</summary>
    public IReadOnlyDictionary<int, string> Alarms => _alarms;

    public IReadOnlyList<PartitionProgress> Of(int shard) => [.. options.PartitionsOf(shard).Select(partition => _partitions[partition])];

    public void Stop(int shard, string alarm) => _alarms[shard] = alarm;
}
