using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Shop.Faults.Proof;

/// <summary>Every message of <c>orders.v1</c>, from the first to the last, read by a consumer in no group.</summary>
internal static class KafkaContents
{
    private const string TopicName = "orders.v1";
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(30);

    /// <summary>Event id, stream and version, in each partition's order.</summary>
    public static IReadOnlyList<(Guid EventId, string Stream, long Version)> Read(string bootstrapServers)
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "faults",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
        }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(TopicName, TimeMax).Topics.Single().Partitions.Count;
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(TopicName, partition, Offset.Beginning)));
        var messages = new List<(Guid, string, long)>();
        for (var ends = 0; ends < partitions;)
        {
            var result = consumer.Consume(TimeMax) ?? throw new TimeoutException($"Kafka sent nothing for {TimeMax}.");
            if (result.IsPartitionEOF)
            {
                ends++;
                continue;
            }

            messages.Add((
                Guid.Parse(Header(result, "ce_id")), Header(result, "stream"), long.Parse(Header(result, "version"), CultureInfo.InvariantCulture)));
        }

        return messages;
    }

    private static string Header(ConsumeResult<string, byte[]> result, string name) =>
        Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(name));
}
