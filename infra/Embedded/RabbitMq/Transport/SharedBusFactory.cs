using MassTransit;
using MassTransit.Configuration;
using MassTransit.InMemoryTransport;
using MassTransit.InMemoryTransport.Configuration;
using MassTransit.Transports;

namespace Shop.Embedded.RabbitMq;

internal sealed class SharedBusFactory(
    SharedBusConfiguration configuration,
    Action<IBusRegistrationContext, IInMemoryBusFactoryConfigurator> configure)
    : TransportRegistrationBusFactory<IInMemoryReceiveEndpointConfigurator>(configuration.HostConfiguration)
{
    public override IBusInstance CreateBus(
        IBusRegistrationContext context, IEnumerable<IBusInstanceSpecification> specifications, string busName) =>
        CreateBus(new InMemoryBusFactoryConfigurator(configuration), context, configure, specifications);

    protected override IBusInstance CreateBusInstance(
        IBusControl bus,
        IHost<IInMemoryReceiveEndpointConfigurator> host,
        IHostConfiguration hostConfiguration,
        IBusRegistrationContext context) =>
        new InMemoryBusInstance(bus, host, hostConfiguration, context);
}
