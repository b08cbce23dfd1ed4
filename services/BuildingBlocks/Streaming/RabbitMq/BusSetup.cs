using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shop.Contracts;

namespace Shop.Streaming.RabbitMq;

public static class BusSetup
{
    /// <summary>One bus for a service: kebab-case queues, the contracts' JSON, and the consumers that are added.</summary>
    public static IServiceCollection AddBus(
        this IServiceCollection services, BrokerTransport transport, Action<IBusRegistrationConfigurator> consumers)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BusStop>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<BusStop>());
        services.AddReceiveObserver<ErrorQueueObserver>();
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            consumers(bus);
            transport(bus, Configure);
        });
    }

    private static void Configure(IBusFactoryConfigurator configurator)
    {
        configurator.ConfigureJsonSerializerOptions(AsContracts);
        configurator.UseFilter(new ReturnToQueueFilter());
        configurator.UseFilter(new TraceFilter());
    }

    /// <summary>MassTransit's own converters stay: its envelope needs them.</summary>
    private static System.Text.Json.JsonSerializerOptions AsContracts(System.Text.Json.JsonSerializerOptions options)
    {
        foreach (var converter in EventJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }

        options.DefaultIgnoreCondition = EventJson.Options.DefaultIgnoreCondition;
        return options;
    }
}
