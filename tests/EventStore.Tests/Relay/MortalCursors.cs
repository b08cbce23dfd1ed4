using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Cursors as a process sees them that can be killed: afterwards it writes nothing, and releases nothing.</summary>
internal sealed class MortalCursors(IRelayCursors cursors) : ForwardingCursors(cursors)
{
    private volatile bool _dead;

    public void Kill() => _dead = true;

    public override Task<RelayLease?> Acquire(
        string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return base.Acquire(sink, shard, owner, duration, cancellationToken);
    }

    public override Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return base.Renew(lease, duration, cancellationToken);
    }

    public override Task<bool> Move(
        RelayLease lease, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return base.Move(lease, moved, cancellationToken);
    }

    public override Task Release(RelayLease lease, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return base.Release(lease, cancellationToken);
    }

    private void ThrowIfDead()
    {
        if (_dead)
        {
            throw new InvalidOperationException("The process is gone.");
        }
    }
}
