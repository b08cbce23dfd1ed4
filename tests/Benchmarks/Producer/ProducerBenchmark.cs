using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.Contracts;
using Shop.Streaming.Kafka;

namespace Shop.Benchmarks.Producer;

/// <summary>Events on their way to Kafka; the oldest of them is awaited, then the next, as the relay does.</summary>
internal static class ProducerBenchmark
{
    private const int Count = 100_000;

    public static async Task<Comparison> Run()
    {
        await using var kafka = await KafkaServerContainer.Start();
        var events = Enumerable.Range(1, Count).Select(SampleOrders.Envelope).ToList();
        return await Comparison.InTurns(
            "publisher", "a bare Produce loop of the same messages", "messages a second", "at least 0.9",
            () => Timed(() => Publish(kafka.BootstrapServers, events)),
            () => Timed(() => Produce(kafka.BootstrapServers, events)));
    }

    private static async Task<double> Timed(Func<Task> run)
    {
        var began = TimeProvider.System.GetTimestamp();
        await run();
        return Count / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Publish(string servers, IReadOnlyList<EventEnvelope> events)
    {
        using var publisher = new KafkaPublisher(new KafkaPublisherOptions { BootstrapServers = servers }, NullLogger.Instance);
        var sent = new List<Task>(Count);
        foreach (var @event in events)
        {
            sent.Add(await Room(() => publisher.Publish(Topic.Orders.Name, Topic.Orders.PartitionOf(@event.Key), @event)));
        }

        foreach (var one in sent)
        {
            await one;
        }
    }

    private static async Task Produce(string servers, IReadOnlyList<EventEnvelope> events)
    {
        var options = new KafkaPublisherOptions { BootstrapServers = servers };
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = servers,
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Zstd,
            LingerMs = options.LingerMilliseconds,
            DeliveryReportFields = "none",
        }).Build();
        var acknowledged = new CountdownEvent(Count);
        foreach (var @event in events)
        {
            var message = KafkaPublisher.MessageOf(@event, @event.TraceParent);
            var partition = new TopicPartition(Topic.Orders.Name, Topic.Orders.PartitionOf(@event.Key));
            await Room(() =>
            {
                producer.Produce(partition, message, _ => acknowledged.Signal());
                return Task.CompletedTask;
            });
        }

        await Task.Run(acknowledged.Wait);
    }

    /// <summary>The library's queue is bounded: both wait when it is full.</summary>
    private static async Task<Task> Room(Func<Task> produce)
    {
        while (true)
        {
            try
            {
                return produce();
            }
            catch (KafkaException full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
        }
    }
}
