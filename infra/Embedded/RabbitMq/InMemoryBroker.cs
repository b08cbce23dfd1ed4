using MassTransit;
using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// The exchanges and queues of one process, shared by all its buses. One a process; every bus is pointed at it by
/// <c>UsingSharedInMemory</c>. Queues are lost with the process.
/// </summary>
public sealed class InMemoryBroker
{
    /// <param name="progress">Remembers across processes how far each queue has come, and what failed.</param>
    public InMemoryBroker(QueueProgress? progress = null)
    {
        Progress = progress;
        if (progress is null)
        {
            Fabric = new MessageFabric<InMemoryTransportContext, InMemoryTransportMessage>();
        }
        else
        {
            var tracked = new TrackedFabric(progress);
            Fabric = tracked;
            Errors = new StoredErrorQueues(progress, tracked);
        }
    }

    /// <summary>How a service's bus reaches it.</summary>
    internal BrokerTransport Transport => (bus, configure) =>
    {
        if (Errors is not null)
        {
            bus.AddSingleton(Errors);
        }

        bus.UsingSharedInMemory(this, (context, configurator) =>
        {
            configure(configurator);
            configurator.ConfigureEndpoints(context);
        });
    };

    internal QueueProgress? Progress { get; }

    /// <summary>Null without progress: nothing is kept then.</summary>
    internal IErrorQueues? Errors { get; }

    internal IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage> Fabric { get; }
}
