using Confluent.Kafka;

namespace Shop.Streaming.Kafka;

internal static class ConsumerConfiguration
{
    // The partitions' own queues bound what waits; this bounds what librdkafka reads ahead of them, in KiB.
    private const int ReadAheadKibibytes = 16 * 1024;

    public static ConsumerConfig Of(PartitionConsumerOptions options) => new()
    {
        BootstrapServers = options.BootstrapServers,
        GroupId = options.Group,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,

        // An offset is stored after the effect and committed soon after; an unknown one is an alarm, never a guess.
        EnableAutoOffsetStore = false,
        EnableAutoCommit = true,
        AutoCommitIntervalMs = options.CommitMilliseconds,
        AutoOffsetReset = AutoOffsetReset.Error,
        AllowAutoCreateTopics = false,
        SessionTimeoutMs = options.SessionTimeoutMilliseconds,
        HeartbeatIntervalMs = Math.Min(3_000, options.SessionTimeoutMilliseconds / 3),
        FetchWaitMaxMs = options.FetchWaitMilliseconds,
        QueuedMaxMessagesKbytes = ReadAheadKibibytes,
        SocketNagleDisable = true,
    };
}
