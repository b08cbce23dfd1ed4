using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>
/// The consumer group <c>query</c>: every read model of a topic takes each batch, then their checkpoints are written.
/// A crash before that repeats the batch, which changes nothing.
/// </summary>
internal sealed class ProjectorHandler(IDocumentStore documents, IEnumerable<IProjection> projections, TimeProvider clock)
    : IPartitionHandler
{
    private readonly ILookup<string, IProjection> _byTopic = projections.ToLookup(projection => projection.ReadModel.Topic.Name);
    private readonly PartitionCheckpoints _checkpoints = new();

    public Task<PartitionStart> Assigned(PartitionId partition, CancellationToken cancellationToken) => Waiting(async () =>
    {
        var stored = await documents.LoadCheckpoints(cancellationToken);
        var own = _byTopic[partition.Topic].Select(projection => CheckpointOf(projection, partition, stored)).ToList();
        _checkpoints.Begin(partition, own);
        var parked = (await documents.LoadParkedKeys(cancellationToken))
            .Where(key => key.Topic == partition.Topic && key.Partition == partition.Number)
            .Select(key => key.Key)
            .ToHashSet();
        return new PartitionStart(own.Min(checkpoint => checkpoint.Offset is { } offset ? offset + 1 : 0), parked);
    });

    public Task Handle(PartitionBatch batch, CancellationToken cancellationToken) => Waiting(async () =>
    {
        var events = Decode(batch.Partition, batch.Events);
        var moved = new List<Checkpoint>();
        foreach (var projection in _byTopic[batch.Partition.Topic])
        {
            var checkpoint = _checkpoints.Of(batch.Partition, projection.ReadModel.Name);
            await projection.Project([.. events.Where(@event => @event.Sequence > checkpoint.Sequence)], cancellationToken);
            var last = events.Select(@event => @event.Sequence).Append(checkpoint.Sequence).Max();
            moved.Add(checkpoint with { Sequence = last, Offset = batch.LastOffset });
        }

        await documents.SaveCheckpoints(moved, cancellationToken);
        _checkpoints.Move(batch.Partition, moved, batch.LastSequence);
        return true;
    });

    public Task Replay(PartitionId partition, ConsumedEvent parked, CancellationToken cancellationToken) => Waiting(async () =>
    {
        foreach (var projection in _byTopic[partition.Topic])
        {
            await projection.Project(Decode(partition, [parked]), cancellationToken);
        }

        return true;
    });

    public Task Park(
        PartitionId partition, string key, Sequence? before, string reason, CancellationToken cancellationToken) => Waiting(async () =>
    {
        var applied = before ?? _checkpoints.Lowest(partition);
        await documents.Park(new ParkedKey(partition.Topic, partition.Number, key, applied, reason, clock.GetUtcNow()), cancellationToken);
        return true;
    });

    public Task Unpark(PartitionId partition, string key, CancellationToken cancellationToken) => Waiting(async () =>
    {
        if (!_checkpoints.AreCaughtUp(partition))
        {
            throw FilledAgain(partition);
        }

        await documents.Unpark(partition.Topic, partition.Number, key, cancellationToken);
        return true;
    });

    /// <summary>Later events of the key may still come below the checkpoint, where only a parked key's are not passed over.</summary>
    private static DependencyDownException FilledAgain(PartitionId partition) => new(
        $"{partition.Topic}, which is being filled again,", "topic-not-filled", new InvalidOperationException("The topic was made anew."));

    private static List<ProjectedEvent> Decode(PartitionId partition, IEnumerable<ConsumedEvent> events) =>
        [.. events.Select(@event => EventDecoder.Decode(partition.Topic, @event))];

    private static Checkpoint CheckpointOf(IProjection projection, PartitionId partition, IReadOnlyList<Checkpoint> stored) =>
        stored.FirstOrDefault(checkpoint => checkpoint.ReadModel == projection.ReadModel.Name
            && checkpoint.Topic == partition.Topic && checkpoint.Partition == partition.Number)
        ?? new Checkpoint(projection.ReadModel.Name, partition.Topic, partition.Number, Sequence.Start, null);

    /// <summary>A read store that is down is waited for.</summary>
    private static async Task<T> Waiting<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (DependencyDownException down)
        {
            throw new DependencyUnavailableException(down.Part, down);
        }
    }
}
