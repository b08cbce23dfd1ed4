using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// Declares a service's queues, its exchanges and their bindings, and receives nothing. To be run before anything is
/// published: RabbitMQ drops what no queue is bound to. Declaring again changes nothing.
/// </summary>
public static class BusTopology
{
    /// <summary>In place of <see cref="RabbitMqTransport.FromConfiguration"/> where the topology alone is wanted.</summary>
    public static void FromConfiguration(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UseRabbitMq(configure, rabbitMq => rabbitMq.DeployTopologyOnly = true);

    /// <param name="services">Of a service that was added with <see cref="FromConfiguration"/>. Its host is not started.</param>
    /// <exception cref="RabbitMqConnectionException">The broker does not answer.</exception>
    /// <exception cref="OperationCanceledException">Something stands there with other arguments, or it took too long.</exception>
    public static async Task Deploy(IServiceProvider services, CancellationToken cancellationToken)
    {
        var bus = services.GetRequiredService<IBusControl>();
        await bus.DeployAsync(cancellationToken);
    }
}
