using MassTransit;
using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;

namespace Shop.Embedded.RabbitMq;

/// <summary>Where a publisher hands in a message: reports it once every queue has it, were they none.</summary>
internal sealed class TrackedExchange(IMessageExchange<InMemoryTransportMessage> exchange, QueueProgress progress)
    : IMessageExchange<InMemoryTransportMessage>
{
    public string Name => exchange.Name;

    public IEnumerable<IMessageSink<InMemoryTransportMessage>> Sinks => exchange.Sinks;

    public ConnectHandle Connect(IMessageSink<InMemoryTransportMessage> sink, string? routingKey) => exchange.Connect(sink, routingKey);

    public void Probe(ProbeContext context) => exchange.Probe(context);

    public async Task Deliver(DeliveryContext<InMemoryTransportMessage> context)
    {
        await exchange.Deliver(context);
        if (RelayPosition.Of(context.Message.Headers) is { } position)
        {
            progress.Published(position);
        }
    }
}
