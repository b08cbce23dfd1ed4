namespace Shop.EventStore.Log;

/// <summary>
/// The records that the log keeps of idempotency keys. Every adapter of <see cref="IEventLog"/> is one of these too, and passes
/// the same suite. Throws <see cref="EventStoreUnavailableException"/> when the server does not answer.
/// </summary>
public interface IIdempotencyRecords
{
    /// <summary>
    /// Deletes the oldest records of appends recorded before a time, at most <paramref name="limit"/> at once so that no
    /// writer waits for long; returns how many. Events stay, and a deleted key can be used again.
    /// </summary>
    Task<int> Purge(DateTimeOffset recordedBefore, int limit, CancellationToken cancellationToken);
}
