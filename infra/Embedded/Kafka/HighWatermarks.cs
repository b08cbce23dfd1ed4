using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Embedded.Kafka;

/// <summary>The next offset of every partition of the shop's topics.</summary>
internal static class HighWatermarks
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<TopicPartitionOffset> Read(string bootstrapServers)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "watermarks",
            EnableAutoCommit = false,
        }).Build();
        return
        [
            .. from topic in Topic.All
               from partition in Enumerable.Range(0, topic.Partitions)
               let target = new TopicPartition(topic.Name, partition)
               select new TopicPartitionOffset(target, consumer.QueryWatermarkOffsets(target, Timeout).High),
        ];
    }
}
