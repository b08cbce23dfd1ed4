using Shop.Contracts;
using Shop.Embedded.Kafka;
using Shop.Embedded.Redis;
using Shop.Streaming.Kafka;

namespace Shop.Embedded.Hosting;

/// <summary>Kafka and Redis of this process. They keep nothing; the stores do.</summary>
internal sealed class Servers(MockKafkaCluster kafka, EmbeddedRedis redis) : IDisposable
{
    public MockKafkaCluster Kafka => kafka;

    public EmbeddedRedis Redis => redis;

    public static async Task<Servers> Start()
    {
        var redis = Task.Run(EmbeddedRedis.Start);
        var kafka = new MockKafkaCluster();
        foreach (var topic in Topic.All.Concat(Topic.All.Select(topic => KafkaTopics.ParkedOf(topic, PartFactory.ConsumerGroup))))
        {
            kafka.CreateTopic(topic.Name, topic.Partitions);
        }

        return new Servers(kafka, await redis);
    }

    public void Dispose()
    {
        redis.Dispose();
        kafka.Dispose();
    }
}
