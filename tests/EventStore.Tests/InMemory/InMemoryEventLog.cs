using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>
/// The event log in memory, with the one difficulty of PostgreSQL that matters to a reader: transactions end in
/// another order than they began, and positions follow neither.
/// </summary>
/// <param name="turns">When each open transaction takes its next step; none: at once.</param>
internal sealed class InMemoryEventLog(InMemoryTables tables, ShuffledTurns? turns = null) : IEventLog, IIdempotencyRecords
{
    private readonly RowLocks _locks = new();

    public async Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken)
    {
        request.RequireAppendable();
        var transaction = tables.Begin(request.Stream);
        try
        {
            await Turn();
            return await Run(transaction, request, cancellationToken);
        }
        finally
        {
            tables.RollBack(transaction);
        }
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEvent>>([.. tables.Stream(range.Stream)
            .Where(@event => @event.Version > range.After && @event.Version <= range.UpTo)
            .Where(@event => @event.RecordedAt <= (range.AsOf ?? DateTimeOffset.MaxValue))
            .Take(range.Limit)]);

    public Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(
        IReadOnlyCollection<string> streams, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, StoredEvent>>(streams.Distinct()
            .SelectMany(stream => tables.Stream(stream).TakeLast(1))
            .ToDictionary(@event => @event.Stream));

    public Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken)
    {
        var (events, bound) = tables.Committed(@event => @event.Partition == partition && @event.Sequence > after);
        return Task.FromResult<IReadOnlyList<StoredEvent>>([.. events
            .Where(@event => @event.Sequence.Parts().Transaction < bound)
            .OrderBy(@event => @event.Sequence)
            .Take(limit)]);
    }

    public Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken)
    {
        var (events, bound) = tables.Committed(@event => @event.Partition < partitions);
        return Task.FromResult<IReadOnlyDictionary<int, Sequence>>(events
            .Where(@event => @event.Sequence.Parts().Transaction < bound)
            .GroupBy(@event => @event.Partition)
            .ToDictionary(partition => partition.Key, partition => partition.Max(@event => @event.Sequence)));
    }

    public Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) =>
        Task.FromResult(tables.Committed(@event => @event.Partition == partition && @event.Sequence == sequence).Events.Count == 1);

    public Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken) =>
        Task.FromResult(tables.Record(scope, key));

    public Task<int> Purge(DateTimeOffset recordedBefore, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(tables.Purge(recordedBefore, limit));

    private async Task<AppendResult> Run(InMemoryTransaction transaction, AppendRequest request, CancellationToken cancellationToken)
    {
        var claim = request.Idempotency;
        using var key = await _locks.Hold(claim is null ? null : $"key {claim.Scope} {claim.Key}", cancellationToken);
        if (claim is not null && tables.Record(claim.Scope, claim.Key) is { } record)
        {
            return new AppendResult.KeyTaken(record);
        }

        using var stream = await _locks.Hold($"stream {request.Stream}", cancellationToken);
        if (transaction.Version != request.ExpectedVersion || tables.Stream(request.Stream).Count != request.ExpectedVersion)
        {
            return new AppendResult.VersionConflict();
        }

        var rows = tables.Insert(transaction, request);
        await Turn();
        tables.Commit(transaction, rows, claim);
        return new AppendResult.Appended(rows[^1].Version, rows[^1].Sequence);
    }

    private Task Turn() => turns?.Take() ?? Task.CompletedTask;
}
