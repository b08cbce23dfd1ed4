using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
    private static JsonSerializerOptions AsContracts(JsonSerializerOptions options)
    {
        foreach (var converter in EventJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }

        options.DefaultIgnoreCondition = EventJson.Options.DefaultIgnoreCondition;
        options.RespectNullableAnnotations = EventJson.Options.RespectNullableAnnotations;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RequireMembers);
        return options;
    }

    // Of the contracts' records; what MassTransit's own types need is its own business.
    private static void RequireMembers(JsonTypeInfo type)
    {
        if (type.Type.Assembly == typeof(EventJson).Assembly)
        {
            EventJson.RequireMembers(type);
        }
    }
}
