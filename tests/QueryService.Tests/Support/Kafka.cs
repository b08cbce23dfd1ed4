using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.QueryService.Projector;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Tests.Support;

/// <summary>A cluster with the shop's topics, and the relay's publisher.</summary>
internal sealed class Kafka : IDisposable
{
    private readonly MockKafkaCluster _cluster = new();
    private readonly KafkaPublisher _publisher;

    public Kafka()
    {
        foreach (var topic in Topic.All)
        {
            _cluster.CreateTopic(topic.Name, topic.Partitions);
            _cluster.CreateTopic($"{topic.Name}.query.parked", topic.Partitions);
        }

        _publisher = new KafkaPublisher(new KafkaPublisherOptions { BootstrapServers = Address, LingerMilliseconds = 0 }, NullLogger.Instance);
    }

    public string Address => _cluster.BootstrapServers;

    public async Task Publish(params ProjectedEvent[] events)
    {
        foreach (var @event in events)
        {
            var partition = Projectors.PartitionOf(@event);
            await _publisher.Publish(partition.Topic, partition.Number, @event.Envelope);
        }
    }

    /// <summary>The same event with a body that cannot be read.</summary>
    public Task PublishBroken(ProjectedEvent @event) => Publish(@event with { Envelope = @event.Envelope with { Body = "{"u8.ToArray() } });

    public long? Committed(PartitionId partition)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(
            new ConsumerConfig { BootstrapServers = Address, GroupId = "query", EnableAutoCommit = false }).Build();
        var offset = consumer.Committed([new TopicPartition(partition.Topic, partition.Number)], TimeSpan.FromSeconds(10)).Single().Offset;
        return offset.IsSpecial ? null : offset.Value;
    }

    public void Dispose()
    {
        _publisher.Dispose();
        _cluster.Dispose();
    }
}
