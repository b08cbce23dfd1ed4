using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Shop.Embedded.Kafka;

/// <summary>How far the slowest of some groups has come.</summary>
internal sealed class GroupOffsets(string bootstrapServers, IReadOnlyList<string> groups) : IDisposable
{
    private static readonly ListConsumerGroupOffsetsOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(10) };

    private readonly IAdminClient _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();

    /// <summary>The next offset that it wants. A group that has committed nothing needs everything.</summary>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public async Task<long> Lowest(TopicPartition partition, CancellationToken cancellationToken)
    {
        var lowest = long.MaxValue;
        foreach (var group in groups)
        {
            // The client knows no cancellation; what is no longer waited for ends by its own timeout.
            var results = await _admin
                .ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [partition])], Options)
                .WaitAsync(cancellationToken);
            var committed = results.Single().Partitions.Single().Offset;
            lowest = Math.Min(lowest, committed.IsSpecial ? 0 : committed.Value);
        }

        return lowest;
    }

    public void Dispose() => _admin.Dispose();
}
