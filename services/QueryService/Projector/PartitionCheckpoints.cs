using System.Collections.Concurrent;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>The checkpoints as this projector last wrote or read them, of the partitions that it was given.</summary>
internal sealed class PartitionCheckpoints
{
    private readonly ConcurrentDictionary<PartitionId, IReadOnlyList<Checkpoint>> _byPartition = [];

    public void Set(PartitionId partition, IReadOnlyList<Checkpoint> checkpoints) => _byPartition[partition] = checkpoints;

    public Checkpoint Of(PartitionId partition, string readModel) =>
        _byPartition[partition].Single(checkpoint => checkpoint.ReadModel == readModel);

    public Sequence Lowest(PartitionId partition) => _byPartition[partition].Min(checkpoint => checkpoint.Sequence);
}
