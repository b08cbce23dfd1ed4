using Confluent.Kafka;

namespace Shop.Streaming.Kafka;

/// <param name="Offset">In the topic it was parked from.</param>
internal sealed record ParkedMessage(Message<byte[], byte[]> Message, long Offset);
