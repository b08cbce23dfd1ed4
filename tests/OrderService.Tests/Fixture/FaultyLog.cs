using System.Collections.Concurrent;
using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>The log, but where a test says otherwise.</summary>
internal sealed class FaultyLog(IEventLog log) : IEventLog
{
    private readonly ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, StoredEvent>>> _products = [];

    /// <summary>What every append comes to, instead of being done.</summary>
    public Func<AppendResult>? Append { get; set; }

    /// <summary>What every read fails with.</summary>
    public Exception? Read { get; set; }

    /// <summary>Planted bug: an append does not know its idempotency key.</summary>
    public bool DropsKeys { get; init; }

    /// <summary>Planted bug: a product is read once and never again.</summary>
    public bool CachesProducts { get; init; }

    public int Appends { get; private set; }

    Task<AppendResult> IEventLog.Append(AppendRequest request, CancellationToken cancellationToken)
    {
        Appends++;
        return Append is null
            ? log.Append(DropsKeys ? request with { Idempotency = null } : request, cancellationToken)
            : Task.Run(Append, cancellationToken);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) =>
        Or(() => log.ReadStream(range, cancellationToken));

    public Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(
        IReadOnlyCollection<string> streams, CancellationToken cancellationToken) => CachesProducts
            ? _products.GetOrAdd(string.Join(' ', streams), _ => log.ReadLast(streams, cancellationToken))
            : Or(() => log.ReadLast(streams, cancellationToken));

    public Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken) =>
        Or(() => log.FindIdempotencyRecord(scope, key, cancellationToken));

    /// <summary>The relays' reads, which no test here is about.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken) =>
        log.ReadAfter(partition, after, limit, cancellationToken);

    /// <summary>The relays' too.</summary>
    public Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken) =>
        log.ReadEnds(partitions, cancellationToken);

    public Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) =>
        Or(() => log.Has(partition, sequence, cancellationToken));

    private Task<T> Or<T>(Func<Task<T>> read) => Read is null ? read() : Task.FromException<T>(Read);
}
