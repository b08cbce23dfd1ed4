using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// A real RabbitMQ: durable quorum queues, error queues too, and publishing that completes when the broker has confirmed.
/// The address is the configuration section <see cref="RabbitMqOptions.Section"/>.
/// </summary>
public static class RabbitMqTransport
{
    /// <summary>For consumers and publishers: <c>builder.AddEmailService(RabbitMqTransport.FromConfiguration, …)</c>.</summary>
    public static void FromConfiguration(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UseRabbitMq(configure, _ => { });

    internal static void UseRabbitMq(
        this IBusRegistrationConfigurator bus,
        Action<IBusFactoryConfigurator> configure,
        Action<IRabbitMqBusFactoryConfigurator> configureRabbitMq)
    {
        bus.AddOptionsWithValidateOnStart<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations();
        bus.AddSingleton<IErrorQueues, RabbitMqErrorQueues>();

        // Without it only messages wait: commands and queries are answered, so the part goes on taking requests.
        bus.ConfigureHealthCheckOptions(check => check.MinimalFailureStatus = HealthStatus.Degraded);
        bus.AddConfigureEndpointsCallback((_, endpoint) => (endpoint as IRabbitMqReceiveEndpointConfigurator)?.MakeQuorumQueue());
        bus.UsingRabbitMq((context, rabbitMq) =>
        {
            configure(rabbitMq);
            rabbitMq.Connect(context);
            configureRabbitMq(rabbitMq);
            rabbitMq.ConfigureEndpoints(context);
        });
    }

    /// <summary>The error queue is declared with the same arguments.</summary>
    private static void MakeQuorumQueue(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();

        // By default the 21st delivery drops the message without a word. What cannot be handled goes to the error queue.
        endpoint.SetQueueArgument("x-delivery-limit", -1);
    }

    private static void Connect(this IRabbitMqBusFactoryConfigurator rabbitMq, IBusRegistrationContext context)
    {
        var options = context.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
        var connection = context.GetService<IHostEnvironment>()?.ApplicationName;
        rabbitMq.PrefetchCount = options.PrefetchCount;
        rabbitMq.Host(options.Host, options.Port, options.VirtualHost, connection, host =>
        {
            host.Username(options.User);
            host.Password(options.Password);
            host.Heartbeat(TimeSpan.FromSeconds(options.HeartbeatSeconds));
            host.PublisherConfirmation = true;
        });
    }
}
