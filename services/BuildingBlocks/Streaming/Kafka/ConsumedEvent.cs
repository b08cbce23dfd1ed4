using Shop.Contracts;

namespace Shop.Streaming.Kafka;

public sealed record ConsumedEvent(EventEnvelope Event, long Offset);
