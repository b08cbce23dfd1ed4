using MassTransit;
using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// The exchanges and queues of one process, shared by all its buses. One a process; every bus is pointed at it by
/// <c>UsingSharedInMemory</c>. Queues are lost with the process.
/// </summary>
/// <param name="progress">Remembers across processes how far each queue has come, and what failed.</param>
public sealed class InMemoryBroker(QueueProgress? progress = null)
{
    /// <summary>How a service's bus reaches it.</summary>
    internal BrokerTransport Transport => (bus, configure) => bus.UsingSharedInMemory(this, (context, configurator) =>
    {
        configure(configurator);
        configurator.ConfigureEndpoints(context);
    });

    internal QueueProgress? Progress { get; } = progress;

    internal IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage> Fabric { get; } =
        progress is null ? new MessageFabric<InMemoryTransportContext, InMemoryTransportMessage>() : new TrackedFabric(progress);
}
