using Confluent.Kafka;
using Shop.Contracts;

namespace Shop.Embedded.Kafka;

/// <summary>The next offset of every partition of the shop's topics.</summary>
internal static class HighWatermarks
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public static Task<IReadOnlyList<TopicPartitionOffset>> Read(string bootstrapServers, CancellationToken cancellationToken) =>
        Task.Run(() => ReadAll(bootstrapServers, cancellationToken), CancellationToken.None).WaitAsync(cancellationToken);

    private static IReadOnlyList<TopicPartitionOffset> ReadAll(string bootstrapServers, CancellationToken cancellationToken)
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
               select HighOf(consumer, new TopicPartition(topic.Name, partition), cancellationToken),
        ];
    }

    private static TopicPartitionOffset HighOf(
        IConsumer<Ignore, Ignore> consumer, TopicPartition partition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new TopicPartitionOffset(partition, consumer.QueryWatermarkOffsets(partition, Timeout).High);
    }
}
