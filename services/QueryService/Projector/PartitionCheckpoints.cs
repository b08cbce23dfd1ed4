using System.Collections.Concurrent;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>The checkpoints as this projector last wrote or read them, of the partitions that it was given.</summary>
internal sealed class PartitionCheckpoints
{
    private readonly ConcurrentDictionary<PartitionId, Place> _places = [];

    /// <summary>A topic that was made anew since brings again what is below the checkpoints.</summary>
    public void Begin(PartitionId partition, IReadOnlyList<Checkpoint> checkpoints)
    {
        var filledAt = checkpoints.Where(point => point.Offset is null).Select(point => point.Sequence).DefaultIfEmpty(Sequence.Start).Max();
        _places[partition] = new Place(checkpoints, Sequence.Start, filledAt);
    }

    /// <param name="received">The last event that has come; null when none has.</param>
    public void Move(PartitionId partition, IReadOnlyList<Checkpoint> checkpoints, Sequence? received)
    {
        var place = _places[partition];
        var last = received is { } sequence && sequence > place.Received ? sequence : place.Received;
        _places[partition] = place with { Checkpoints = checkpoints, Received = last };
    }

    public Checkpoint Of(PartitionId partition, string readModel) =>
        _places[partition].Checkpoints.Single(checkpoint => checkpoint.ReadModel == readModel);

    public Sequence Lowest(PartitionId partition) => _places[partition].Checkpoints.Min(checkpoint => checkpoint.Sequence);

    /// <summary>Nothing that comes from now on is below a checkpoint that it was begun with.</summary>
    public bool AreCaughtUp(PartitionId partition) => _places[partition] is var place && place.Received >= place.FilledAt;

    /// <param name="FilledAt">Where a topic that was made anew holds all that is below the checkpoints.</param>
    private sealed record Place(IReadOnlyList<Checkpoint> Checkpoints, Sequence Received, Sequence FilledAt);
}
