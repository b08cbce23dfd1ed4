using MassTransit;
using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.Redis;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.Hosting;

/// <summary>Kafka, Redis and RabbitMQ of this process. They keep nothing; the stores do.</summary>
internal sealed class Servers : IDisposable
{
    private readonly InMemoryBroker _rabbitMq;

    private Servers(MockKafkaCluster kafka, EmbeddedRedis redis, QueueProgress progress)
    {
        Kafka = kafka;
        Redis = redis;
        _rabbitMq = new InMemoryBroker(progress);
    }

    public MockKafkaCluster Kafka { get; }

    public EmbeddedRedis Redis { get; }

    /// <summary>How any bus of this process reaches the broker.</summary>
    public BrokerTransport Transport => (bus, configure) => bus.UsingSharedInMemory(_rabbitMq, (context, configurator) =>
    {
        configure(configurator);
        configurator.ConfigureEndpoints(context);
    });

    public static async Task<Servers> Start(QueueProgress progress)
    {
        var redis = Task.Run(EmbeddedRedis.Start);
        var kafka = new MockKafkaCluster();
        foreach (var topic in Topic.All)
        {
            kafka.CreateTopic(topic.Name, topic.Partitions);
            kafka.CreateTopic($"{topic.Name}.{PartFactory.ConsumerGroup}.parked", topic.Partitions);
        }

        return new Servers(kafka, await redis, progress);
    }

    public void Dispose()
    {
        Redis.Dispose();
        Kafka.Dispose();
    }
}
