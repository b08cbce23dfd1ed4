using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Looks at every move: is each event up to the new cursor one that the broker has acknowledged?</summary>
internal sealed class CheckedCursors(IRelayCursors cursors, IEventLog log, Func<Sequence, bool> isAcknowledged) : ForwardingCursors(cursors)
{
    private int _moves;
    private int _violations;

    public int Moves => _moves;

    public int Violations => _violations;

    public override async Task<bool> Move(
        RelayLease lease, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken)
    {
        foreach (var (partition, cursor) in moved)
        {
            var events = await log.ReadAfter(partition, Sequence.Start, int.MaxValue, cancellationToken);
            var passed = events.Where(@event => @event.Sequence <= cursor && !isAcknowledged(@event.Sequence));
            Interlocked.Add(ref _violations, passed.Count());
            Interlocked.Increment(ref _moves);
        }

        return await base.Move(lease, moved, cancellationToken);
    }
}
