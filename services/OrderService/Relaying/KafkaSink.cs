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

    public Task<ISinkSession> Open(CancellationToken cancellationToken) =>
        Task.FromResult<ISinkSession>(new Session(new KafkaPublisher(options.Value, logger)));

    private sealed class Session(KafkaPublisher publisher) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            envelope.RequireType();
            return ValueTask.CompletedTask;
        }

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
            publisher.Publish(envelope.RequireType().Topic.Name, partition, envelope);

        public ValueTask DisposeAsync()
        {
            publisher.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
