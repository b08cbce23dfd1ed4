using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.Embedded.RabbitMq;
using Shop.Embedded.Redis;

namespace Shop.Embedded.Hosting;

/// <summary>Kafka, Redis and RabbitMQ of this process. They keep nothing; the stores do.</summary>
internal sealed class Servers : IDisposable
{
    private Servers(MockKafkaCluster kafka, EmbeddedRedis redis)
    {
        Kafka = kafka;
        Redis = redis;
    }

    public MockKafkaCluster Kafka { get; }

    public EmbeddedRedis Redis { get; }

    public InMemoryBroker RabbitMq { get; } = new();

    public static async Task<Servers> Start()
    {
        var redis = Task.Run(EmbeddedRedis.Start);
        var kafka = new MockKafkaCluster();
        foreach (var topic in Topic.All)
        {
            kafka.CreateTopic(topic.Name, topic.Partitions);
            kafka.CreateTopic($"{topic.Name}.{PartFactory.ConsumerGroup}.parked", topic.Partitions);
        }

        return new Servers(kafka, await redis);
    }

    public void Dispose()
    {
        Redis.Dispose();
        Kafka.Dispose();
    }
}
