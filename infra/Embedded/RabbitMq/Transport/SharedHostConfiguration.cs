using MassTransit.InMemoryTransport;
using MassTransit.InMemoryTransport.Configuration;

namespace Shop.Embedded.RabbitMq;

internal sealed class SharedHostConfiguration : InMemoryHostConfiguration, IInMemoryHostConfiguration
{
    // One address for all buses: a fault or a response finds its way to a queue of another bus.
    private static readonly Uri Address = new("loopback://localhost/");
    private readonly SharedTransportProvider _transport;

    public SharedHostConfiguration(
        IInMemoryBusConfiguration bus, IInMemoryTopologyConfiguration topology, InMemoryBroker broker)
        : base(bus, Address, topology) =>
        _transport = new SharedTransportProvider(this, topology, broker);

    // Implemented again: the base's provider, with a fabric of its own, is never made.
    IInMemoryTransportProvider IInMemoryHostConfiguration.TransportProvider => _transport;
}
