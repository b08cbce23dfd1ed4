using Shop.Contracts;

namespace Shop.EventStore.Relay;

/// <summary>How far each sink has come, by partition, and who may move it.</summary>
public interface IRelayCursors
{
    /// <summary>The lease, with an epoch above every earlier one; null while another owner's lease runs.</summary>
    Task<RelayLease?> Acquire(string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>False when the lease was lost to another owner.</summary>
    Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Partitions that were never moved are absent: they stand at <see cref="Sequence.Start"/>.</summary>
    Task<IReadOnlyDictionary<int, Sequence>> Load(string sink, CancellationToken cancellationToken);

    /// <summary>Moves cursors forward, never back. False, and nothing moved, when the lease was lost.</summary>
    Task<bool> Move(RelayLease lease, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken);

    /// <summary>
    /// Sets cursors, also back, and fences every lease of the sink: a replay, or a sink that has forgotten.
    /// </summary>
    Task Rewind(string sink, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken);

    Task Release(RelayLease lease, CancellationToken cancellationToken);
}
