using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

/// <summary>A cluster of its own for a test, with one topic of two partitions.</summary>
internal sealed class Broker : IDisposable
{
    public const string Topic = "things";
    public const string Group = "test";
    public const string ParkedTopic = "things.test.parked";
    public const int Partitions = 2;

    private readonly Dictionary<(int Partition, string Key), long> _versions = [];
    private readonly KafkaPublisher _publisher;
    private long _position;

    public Broker()
    {
        Cluster.CreateTopic(Topic, Partitions);
        Cluster.CreateTopic(ParkedTopic, Partitions);
        _publisher = new KafkaPublisher(new KafkaPublisherOptions { BootstrapServers = Cluster.BootstrapServers, LingerMilliseconds = 0 }, NullLogger.Instance);
    }

    public MockKafkaCluster Cluster { get; } = new();

    /// <summary>The key's next event.</summary>
    public async Task<EventEnvelope> Publish(int partition, string key, string body = "{}", string? traceParent = null)
    {
        var version = _versions[(partition, key)] = _versions.GetValueOrDefault((partition, key)) + 1;
        var envelope = new EventEnvelope(
            Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            "thing-happened.v1",
            Sequence.Of(0, 0, ++_position),
            $"thing-{key}",
            version,
            key,
            new DateTimeOffset(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero),
            Encoding.UTF8.GetBytes(body),
            traceParent,
            "correlation-1");
        await _publisher.Publish(Topic, partition, envelope);
        return envelope;
    }

    public async Task<long> PublishRaw(int partition, Message<byte[], byte[]> message)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = Cluster.BootstrapServers }).Build();
        return (await producer.ProduceAsync(new TopicPartition(Topic, partition), message)).Offset.Value;
    }

    /// <summary>Everything on the parked topic's partition.</summary>
    public IReadOnlyList<Message<byte[], byte[]>> Parked(int partition)
    {
        using var consumer = Consumer("watcher");
        var target = new TopicPartition(ParkedTopic, partition);
        var high = consumer.QueryWatermarkOffsets(target, TimeSpan.FromSeconds(10)).High.Value;
        consumer.Assign(new TopicPartitionOffset(target, 0));
        return [.. Enumerable.Range(0, (int)high).Select(_ => consumer.Consume(TestContext.Current.CancellationToken).Message)];
    }

    /// <summary>Null when the group has committed nothing.</summary>
    public long? Committed(int partition)
    {
        using var consumer = Consumer(Group);
        var offset = consumer.Committed([new TopicPartition(Topic, partition)], TimeSpan.FromSeconds(10)).Single().Offset;
        return offset.IsSpecial ? null : offset.Value;
    }

    public void Dispose()
    {
        _publisher.Dispose();
        Cluster.Dispose();
    }

    private IConsumer<byte[], byte[]> Consumer(string group) => new ConsumerBuilder<byte[], byte[]>(
        new ConsumerConfig { BootstrapServers = Cluster.BootstrapServers, GroupId = group, EnableAutoCommit = false, FetchWaitMaxMs = 5 }).Build();
}
