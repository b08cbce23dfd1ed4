using MassTransit;
using MassTransit.Configuration;
using MassTransit.InMemoryTransport.Configuration;
using MassTransit.Observables;

namespace Shop.Embedded.RabbitMq;

/// <summary>MassTransit's in-memory bus configuration, with a host whose transport is shared. Follows 8.5.12.</summary>
internal sealed class SharedBusConfiguration : InMemoryEndpointConfiguration, IInMemoryBusConfiguration
{
    private readonly BusObservable _observers = new();

    public SharedBusConfiguration(InMemoryBroker broker)
        : this(broker, new InMemoryTopologyConfiguration(InMemoryBus.CreateMessageTopology()))
    {
    }

    private SharedBusConfiguration(InMemoryBroker broker, InMemoryTopologyConfiguration topology)
        : base(topology)
    {
        HostConfiguration = new SharedHostConfiguration(this, topology, broker);
        BusEndpointConfiguration = CreateEndpointConfiguration(isBusEndpoint: true);
    }

    public IInMemoryHostConfiguration HostConfiguration { get; }

    public IInMemoryEndpointConfiguration BusEndpointConfiguration { get; }

    IHostConfiguration IBusConfiguration.HostConfiguration => HostConfiguration;

    IEndpointConfiguration IBusConfiguration.BusEndpointConfiguration => BusEndpointConfiguration;

    IBusObserver IBusConfiguration.BusObservers => _observers;

    public ConnectHandle ConnectBusObserver(IBusObserver observer) => _observers.Connect(observer);

    public ConnectHandle ConnectEndpointConfigurationObserver(IEndpointConfigurationObserver observer) =>
        HostConfiguration.ConnectEndpointConfigurationObserver(observer);
}
