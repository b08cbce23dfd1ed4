using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// The exchanges and queues of one process, shared by all its buses. One a process; every bus is pointed at it by
/// <c>UsingSharedInMemory</c>. Queues are lost with the process.
/// </summary>
/// <param name="progress">Remembers across processes how far each queue has come, and what failed.</param>
public sealed class InMemoryBroker(QueueProgress? progress = null)
{
    internal QueueProgress? Progress { get; } = progress;

    internal IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage> Fabric { get; } =
        progress is null ? new MessageFabric<InMemoryTransportContext, InMemoryTransportMessage>() : new TrackedFabric(progress);
}
