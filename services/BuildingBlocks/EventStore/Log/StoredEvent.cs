using Shop.Contracts;

namespace Shop.EventStore.Log;

public sealed record StoredEvent(
    Sequence Sequence,
    int Partition,
    string Stream,
    long Version,
    string Key,
    Guid EventId,
    string Type,
    int Schema,
    ReadOnlyMemory<byte> Data,
    EventMetadata Metadata,
    DateTimeOffset RecordedAt)
{
    public EventEnvelope ToEnvelope() => new(
        EventId, $"{Type}.v{Schema}", Sequence, Stream, Version, Key, RecordedAt, Data, Metadata.TraceParent, Metadata.CorrelationId);
}
