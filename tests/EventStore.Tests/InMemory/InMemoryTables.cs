using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>
/// Committed rows and open transactions, as PostgreSQL numbers them: the transaction at its beginning, the position
/// at the insert. Nothing is seen before its commit, and commits come in any order.
/// </summary>
internal sealed class InMemoryTables
{
    private readonly Lock _lock = new();
    private readonly SortedSet<ulong> _open = [];
    private readonly Dictionary<string, List<StoredEvent>> _streams = [];
    private readonly Dictionary<(string Scope, string Key), (IdempotencyRecord Record, DateTimeOffset RecordedAt)> _records = [];
    private readonly List<StoredEvent> _events = [];
    private ulong _lastTransaction;
    private long _lastPosition;

    public InMemoryTransaction Begin(string stream)
    {
        lock (_lock)
        {
            _open.Add(++_lastTransaction);
            return new InMemoryTransaction(_lastTransaction, _streams.GetValueOrDefault(stream)?.Count ?? 0);
        }
    }

    public List<StoredEvent> Insert(InMemoryTransaction transaction, AppendRequest request)
    {
        lock (_lock)
        {
            return [.. request.Events.Select((@event, index) => new StoredEvent(
                Sequence.Of(1, transaction.Number, ++_lastPosition),
                request.Partition,
                request.Stream,
                request.ExpectedVersion + index + 1,
                request.Key,
                @event.EventId,
                @event.Type,
                @event.Schema,
                @event.Data,
                @event.Metadata,
                request.RecordedAt))];
        }
    }

    public void Commit(InMemoryTransaction transaction, List<StoredEvent> rows, IdempotencyKey? claim)
    {
        lock (_lock)
        {
            _open.Remove(transaction.Number);
            _events.AddRange(rows);
            StreamOf(rows[0].Stream).AddRange(rows);
            if (claim is not null)
            {
                var record = new IdempotencyRecord(claim.Hash, rows[^1].Stream, rows[^1].Version);
                _records.Add((claim.Scope, claim.Key), (record, rows[^1].RecordedAt));
            }
        }
    }

    public void RollBack(InMemoryTransaction transaction)
    {
        lock (_lock)
        {
            _open.Remove(transaction.Number);
        }
    }

    public IReadOnlyList<StoredEvent> Stream(string stream)
    {
        lock (_lock)
        {
            return [.. _streams.GetValueOrDefault(stream) ?? []];
        }
    }

    public IdempotencyRecord? Record(string scope, string key)
    {
        lock (_lock)
        {
            return _records.GetValueOrDefault((scope, key)).Record;
        }
    }

    public int Purge(DateTimeOffset recordedBefore, int limit)
    {
        lock (_lock)
        {
            return _records.Where(record => record.Value.RecordedAt < recordedBefore)
                .OrderBy(record => record.Value.RecordedAt)
                .Take(limit)
                .ToList()
                .Count(record => _records.Remove(record.Key));
        }
    }

    /// <summary>What one statement sees: every committed event, and the number below which nothing is open.</summary>
    public (IReadOnlyList<StoredEvent> Events, ulong Bound) Committed(Func<StoredEvent, bool> where)
    {
        lock (_lock)
        {
            return ([.. _events.Where(where)], _open.Count == 0 ? _lastTransaction + 1 : _open.Min);
        }
    }

    private List<StoredEvent> StreamOf(string stream) =>
        _streams.TryGetValue(stream, out var events) ? events : _streams[stream] = [];
}
