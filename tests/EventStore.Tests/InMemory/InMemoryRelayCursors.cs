using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.InMemory;

internal sealed class InMemoryRelayCursors(TimeProvider clock) : IRelayCursors
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Sink, int Shard), (RelayLease Lease, DateTimeOffset ExpiresAt)> _leases = [];
    private readonly Dictionary<string, Dictionary<int, Sequence>> _cursors = [];

    public Task<RelayLease?> Acquire(string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var known = _leases.TryGetValue((sink, shard), out var held);
            if (known && held.ExpiresAt > now && held.Lease.Owner != owner)
            {
                return Task.FromResult<RelayLease?>(null);
            }

            var lease = new RelayLease(sink, shard, owner, known ? held.Lease.Epoch + 1 : 1);
            _leases[(sink, shard)] = (lease, now + duration);
            return Task.FromResult<RelayLease?>(lease);
        }
    }

    public Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Holds(lease) && Set(lease, clock.GetUtcNow() + duration));
        }
    }

    public Task<IReadOnlyDictionary<int, Sequence>> Load(string sink, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<int, Sequence>>(new Dictionary<int, Sequence>(CursorsOf(sink)));
        }
    }

    public Task<bool> Move(RelayLease lease, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!Holds(lease))
            {
                return Task.FromResult(false);
            }

            var known = CursorsOf(lease.Sink);
            foreach (var (partition, sequence) in cursors.Where(cursor => cursor.Value > known.GetValueOrDefault(cursor.Key)))
            {
                known[partition] = sequence;
            }

            return Task.FromResult(true);
        }
    }

    public Task Rewind(string sink, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var (_, (lease, _)) in _leases.Where(held => held.Key.Sink == sink).ToList())
            {
                Set(lease with { Epoch = lease.Epoch + 1 }, DateTimeOffset.MinValue);
            }

            foreach (var (partition, sequence) in cursors)
            {
                CursorsOf(sink)[partition] = sequence;
            }

            return Task.CompletedTask;
        }
    }

    public Task Release(RelayLease lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _ = Holds(lease) && Set(lease, DateTimeOffset.MinValue);
            return Task.CompletedTask;
        }
    }

    // Released and rewound leases stand at the earliest time: their epoch stays known and is nobody's.
    private bool Holds(RelayLease lease) =>
        _leases.TryGetValue((lease.Sink, lease.Shard), out var held)
        && held.Lease.Epoch == lease.Epoch
        && held.ExpiresAt > DateTimeOffset.MinValue;

    private bool Set(RelayLease lease, DateTimeOffset expiresAt)
    {
        _leases[(lease.Sink, lease.Shard)] = (lease, expiresAt);
        return true;
    }

    private Dictionary<int, Sequence> CursorsOf(string sink) =>
        _cursors.TryGetValue(sink, out var cursors) ? cursors : _cursors[sink] = [];
}
