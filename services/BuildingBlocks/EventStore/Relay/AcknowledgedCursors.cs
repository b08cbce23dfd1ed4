using Shop.Contracts;

namespace Shop.EventStore.Relay;

/// <summary>
/// What the broker has acknowledged without a hole, by partition, until it is written. Written late on purpose:
/// a cursor that lags only repeats events, one that leads loses them.
/// </summary>
internal sealed class AcknowledgedCursors(RelayLease lease, IRelayCursors cursors)
{
    private readonly Lock _lock = new();
    private Dictionary<int, Sequence> _pending = [];

    public bool Any { get; private set; }

    public void Acknowledge(int partition, Sequence sequence)
    {
        lock (_lock)
        {
            Any = true;
            _pending[partition] = sequence;
        }
    }

    /// <exception cref="LeaseLostException">Nothing was written: the shard has another owner.</exception>
    public async Task Save(CancellationToken cancellationToken)
    {
        var moved = Take();
        if (moved.Count > 0)
        {
            LeaseLostException.ThrowIf(!await cursors.Move(lease, moved, cancellationToken), lease);
        }
    }

    private Dictionary<int, Sequence> Take()
    {
        lock (_lock)
        {
            var moved = _pending;
            _pending = [];
            return moved;
        }
    }
}
