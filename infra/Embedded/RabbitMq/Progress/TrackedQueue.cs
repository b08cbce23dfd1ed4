using MassTransit;
using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;

namespace Shop.Embedded.RabbitMq;

/// <summary>A work queue that reports each message of the relay before it is queued.</summary>
internal sealed class TrackedQueue : IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage>
{
    private readonly IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage> _queue;
    private readonly QueueProgress _progress;

    public TrackedQueue(IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage> queue, QueueProgress progress)
    {
        _queue = queue;
        _progress = progress;
        progress.Bind(queue.Name);
    }

    public string Name => _queue.Name;

    public TopologyHandle ConnectMessageReceiver(InMemoryTransportContext nodeContext, IMessageReceiver<InMemoryTransportMessage> receiver) =>
        _queue.ConnectMessageReceiver(nodeContext, receiver);

    public void Probe(ProbeContext context) => _queue.Probe(context);

    public Task Deliver(DeliveryContext<InMemoryTransportMessage> context) =>
        RelayPosition.Of(context.Message.Headers) is { } position ? Deliver(context, position) : _queue.Deliver(context);

    private async Task Deliver(DeliveryContext<InMemoryTransportMessage> context, RelayPosition position)
    {
        _progress.Enqueued(Name, position);
        try
        {
            await _queue.Deliver(context);
        }
        catch
        {
            // The publisher is told and publishes again: this one will never be consumed.
            _progress.Done(Name, position);
            throw;
        }
    }
}
