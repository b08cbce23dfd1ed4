using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Relay;
using Shop.Streaming.Kafka;

namespace Shop.OrderService.Relaying;

/// <summary>Facts in order: each event to its topic, into the partition that was stored with it.</summary>
internal sealed class KafkaSink(IOptions<KafkaPublisherOptions> options, ILogger<KafkaSink> logger) : IEventSink
{
    public string Name => RelayNames.Kafka;

    public ISinkSession Open() => new Session(new KafkaPublisher(options.Value, logger));

    private sealed class Session(KafkaPublisher publisher) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            var type = EventType.Find(envelope.Type)
                ?? throw new InvalidOperationException($"'{envelope.Type}' is no message of this system.");
            return publisher.Publish(type.Topic.Name, partition, envelope);
        }

        public ValueTask DisposeAsync()
        {
            publisher.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
