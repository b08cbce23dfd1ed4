using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Cursors that a test can look into or disturb.</summary>
internal class ForwardingCursors(IRelayCursors cursors) : IRelayCursors
{
    public virtual Task<RelayLease?> Acquire(
        string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        cursors.Acquire(sink, shard, owner, duration, cancellationToken);

    public virtual Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        cursors.Renew(lease, duration, cancellationToken);

    public virtual Task<IReadOnlyDictionary<int, Sequence>> Load(string sink, CancellationToken cancellationToken) =>
        cursors.Load(sink, cancellationToken);

    public virtual Task<bool> Move(
        RelayLease lease, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken) =>
        cursors.Move(lease, moved, cancellationToken);

    public virtual Task Rewind(string sink, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken) =>
        cursors.Rewind(sink, moved, cancellationToken);

    public virtual Task Release(RelayLease lease, CancellationToken cancellationToken) => cursors.Release(lease, cancellationToken);
}
