namespace Shop.Contracts;

/// <summary>One recorded event as it travels: its place in the log, its identity, and its JSON body.</summary>
/// <param name="Version">The event's number in its stream, from 1.</param>
/// <param name="Key">What the event stays in order for: the Kafka key.</param>
/// <param name="Type">Name and schema, e.g. <c>order-placed.v1</c>.</param>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="TraceParent">W3C trace context of the command, when there was one.</param>
public sealed record EventEnvelope(
    Guid EventId,
    string Type,
    Sequence Sequence,
    string Stream,
    long Version,
    string Key,
    DateTimeOffset RecordedAt,
    ReadOnlyMemory<byte> Body,
    string? TraceParent,
    string? CorrelationId);
