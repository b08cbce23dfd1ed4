namespace Shop.Contracts;

/// <summary>A Kafka topic. Its partition count never changes: a key must stay in its partition for ever.</summary>
public sealed record Topic(string Name, int Partitions)
{
    public static readonly Topic Orders = new("orders.v1", 6);

    public static readonly Topic Products = new("products.v1", 6);

    public static readonly IReadOnlyList<Topic> All = [Orders, Products];

    /// <summary>The partition of <paramref name="key"/>, the same that Kafka's own partitioner picks.</summary>
    public int PartitionOf(string key) => KeyPartitioner.PartitionOf(key, Partitions);

    public static Topic? Find(string name) => All.FirstOrDefault(topic => topic.Name == name);
}
