using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Cursors as a process sees them that stands still for a while, in the middle of a call.</summary>
internal sealed class HangingCursors(IRelayCursors cursors) : ForwardingCursors(cursors)
{
    private readonly TaskCompletionSource _awake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hangs;
    private int _refusedMoves;

    public int RefusedMoves => _refusedMoves;

    public void Hang() => _hangs = true;

    public void GoOn()
    {
        _hangs = false;
        _awake.SetResult();
    }

    public override async Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        await WhileHanging();
        return await base.Renew(lease, duration, cancellationToken);
    }

    public override async Task<bool> Move(
        RelayLease lease, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken)
    {
        await WhileHanging();
        var accepted = await base.Move(lease, moved, cancellationToken);
        Interlocked.Add(ref _refusedMoves, accepted ? 0 : 1);
        return accepted;
    }

    private Task WhileHanging() => _hangs ? _awake.Task : Task.CompletedTask;
}
