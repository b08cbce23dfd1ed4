using Shop.Contracts;

namespace Shop.EventStore.Log;

/// <summary>
/// The append-only log of all streams. Every adapter passes the suite <c>EventLogCompliance</c>.
/// Sequences are the adapter's own: callers keep and compare them, and never take them apart.
/// Each method throws <see cref="EventStoreUnavailableException"/> when the server does not answer.
/// </summary>
public interface IEventLog : IStreamReader
{
    /// <summary>
    /// Appends all events of the request, and its idempotency record, or nothing, atomically.
    /// Never part of a caller's transaction: the order of the log depends on it.
    /// </summary>
    Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>The last event of each named stream that exists, in one query.</summary>
    Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(IReadOnlyCollection<string> streams, CancellationToken cancellationToken);

    /// <summary>
    /// Events of one partition above a sequence, in sequence order, without gaps: an event below the last one
    /// returned will never appear later, whatever transactions are still open.
    /// </summary>
    Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The last event that <see cref="ReadAfter"/> would return of each of the partitions 0 to <paramref name="partitions"/> - 1, in one
    /// query. A partition without one is left out.
    /// </summary>
    Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken);

    Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken);
}
