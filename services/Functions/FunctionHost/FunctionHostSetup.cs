using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Contracts;
using Shop.FunctionHost.Invocation;
using Shop.FunctionHost.Processes;
using Shop.FunctionHost.Status;
using Shop.Streaming.RabbitMq;

namespace Shop.FunctionHost;

/// <summary>
/// Runs one function, as configured: a program that is started when its queue has work, gets one event a line, and is ended
/// when there is nothing to do. The host receives and acknowledges; the function knows no broker.
/// </summary>
public static class FunctionHostSetup
{
    public static WebApplicationBuilder AddFunctionHost(this WebApplicationBuilder builder, BrokerTransport transport)
    {
        builder.Services.AddOptionsWithValidateOnStart<FunctionOptions>().BindConfiguration(FunctionOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton<FunctionTelemetry>();
        builder.Services.AddSingleton<FunctionPool>();
        builder.Services.AddOutageWait(exception => exception is FunctionUnavailableException);
        builder.Services.AddBus(transport, bus =>
        {
            foreach (var type in OptionsOf(builder.Configuration).EventTypes)
            {
                bus.AddFunction(type);
            }
        });
        return builder;
    }

    /// <summary>Its queue reaches this part; what it answers to is for operators alone.</summary>
    public static WebApplication MapFunctionHost(this WebApplication app)
    {
        app.MapFunctionStatus();
        app.MapErrorQueue(OptionsOf(app.Configuration).Queue);
        return app;
    }

    private static void AddFunction(this IBusRegistrationConfigurator bus, EventType type)
    {
        var consumer = typeof(FunctionConsumer<>).MakeGenericType(type.Message);
        bus.AddConsumer(consumer, typeof(FunctionQueue<>).MakeGenericType(consumer));
    }

    private static FunctionOptions OptionsOf(IConfiguration configuration) =>
        configuration.GetSection(FunctionOptions.Section).Get<FunctionOptions>() ?? new FunctionOptions();
}
