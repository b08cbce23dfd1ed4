using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.QueryService.ReadYourWrites;

/// <summary>
/// What is applied, as it was read: the checkpoints first, then the parked keys. A key is recorded as parked before
/// any checkpoint passes its events, so what both allow is in the documents, and stays there.
/// </summary>
internal sealed class Progress(IEnumerable<Checkpoint> checkpoints, IEnumerable<ParkedKey> parkedKeys)
{
    private readonly Dictionary<(string ReadModel, string Topic, int Partition), Sequence> _applied =
        checkpoints.ToDictionary(point => (point.ReadModel, point.Topic, point.Partition), point => point.Sequence);

    private readonly Dictionary<(string Topic, int Partition, string Key), Sequence> _parkedAfter =
        parkedKeys.ToDictionary(parked => (parked.Topic, parked.Partition, parked.Key), parked => parked.Before);

    public static Progress None { get; } = new([], []);

    public bool Includes(Target target) =>
        _applied.TryGetValue((target.ReadModel, target.Topic, target.Partition), out var applied)
        && applied >= target.Sequence
        && !(_parkedAfter.TryGetValue((target.Topic, target.Partition, target.Key), out var before) && before < target.Sequence);
}
