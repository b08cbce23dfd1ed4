using Confluent.Kafka;

namespace Shop.Streaming.Kafka;

public readonly record struct PartitionId(string Topic, int Number)
{
    internal static PartitionId Of(TopicPartition address) => new(address.Topic, address.Partition.Value);

    public override string ToString() => $"{Topic}[{Number}]";
}
