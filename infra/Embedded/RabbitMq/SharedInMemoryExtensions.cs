using MassTransit;

namespace Shop.Embedded.RabbitMq;

public static class SharedInMemoryExtensions
{
    /// <summary>
    /// <c>UsingInMemory</c>, but over one broker for all buses of the process: MassTransit's own gives each bus
    /// exchanges that no other bus sees.
    /// </summary>
    public static void UsingSharedInMemory(
        this IBusRegistrationConfigurator registration,
        InMemoryBroker broker,
        Action<IBusRegistrationContext, IInMemoryBusFactoryConfigurator> configure)
    {
        // Embedded mode needs no network; MassTransit would report its usage after some minutes.
        registration.DisableUsageTelemetry();
        registration.SetBusFactory(new SharedBusFactory(new SharedBusConfiguration(broker), (context, bus) =>
        {
            if (broker.Progress is { } progress)
            {
                bus.ConnectReceiveObserver(new ProgressObserver(progress));
            }

            configure(context, bus);
        }));
    }
}
