using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Tests.Projector;

/// <summary>The planted bug: says that a batch is done, then dies before it is.</summary>
internal sealed class OffsetFirstHandler(IPartitionHandler inner, IDocumentStore store) : IPartitionHandler
{
    private readonly TaskCompletionSource _acknowledged = new();

    public Task Acknowledged => _acknowledged.Task;

    public async Task Handle(PartitionBatch batch, CancellationToken cancellationToken)
    {
        var (topic, partition) = (batch.Partition.Topic, batch.Partition.Number);
        await store.SaveCheckpoints(
            [.. ReadModelNames.Consuming(topic).Select(name =>
                new Checkpoint(name, topic, partition, batch.Events[^1].Event.Sequence, batch.LastOffset))],
            cancellationToken);
        _acknowledged.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    public Task<PartitionStart> Assigned(PartitionId partition, CancellationToken cancellationToken) => inner.Assigned(partition, cancellationToken);

    public Task Replay(PartitionId partition, ConsumedEvent parked, CancellationToken cancellationToken) =>
        inner.Replay(partition, parked, cancellationToken);

    public Task Park(PartitionId partition, string key, Sequence? before, string reason, CancellationToken cancellationToken) =>
        inner.Park(partition, key, before, reason, cancellationToken);

    public Task Unpark(PartitionId partition, string key, CancellationToken cancellationToken) => inner.Unpark(partition, key, cancellationToken);
}
