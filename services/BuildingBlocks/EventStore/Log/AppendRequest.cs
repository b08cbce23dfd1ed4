namespace Shop.EventStore.Log;

/// <param name="ExpectedVersion">The version that was read before deciding; 0 for a new stream.</param>
/// <param name="Partition">Partition of <paramref name="Key"/> in the topic of the events.</param>
/// <param name="RecordedAt">UTC, whole milliseconds, not before the stream's last event.</param>
public sealed record AppendRequest(
    string Stream,
    long ExpectedVersion,
    int Partition,
    string Key,
    IReadOnlyList<NewEvent> Events,
    DateTimeOffset RecordedAt,
    IdempotencyKey? Idempotency = null);
