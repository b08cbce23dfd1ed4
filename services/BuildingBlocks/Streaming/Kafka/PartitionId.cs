namespace Shop.Streaming.Kafka;

public readonly record struct PartitionId(string Topic, int Number)
{
    public override string ToString() => $"{Topic}[{Number}]";
}
