using System.Runtime.ExceptionServices;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Shop.Streaming.RabbitMq;

/// <summary>
/// Declares a service's queues, its exchanges and their bindings, and receives nothing. To be run before anything is
/// published: RabbitMQ drops what no queue is bound to. Declaring again changes nothing.
/// </summary>
public static class BusTopology
{
    // A declaration takes milliseconds; the bus would try for ever.
    private static readonly TimeSpan DeployTime = TimeSpan.FromSeconds(30);

    /// <summary>In place of <see cref="RabbitMqTransport.FromConfiguration"/> where the topology alone is wanted.</summary>
    public static void FromConfiguration(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UseRabbitMq(configure, rabbitMq => rabbitMq.DeployTopologyOnly = true);

    /// <param name="add">Adds the service with <see cref="FromConfiguration"/>. Its host is not started.</param>
    /// <inheritdoc cref="Deploy(IServiceProvider, CancellationToken)"/>
    public static async Task Deploy(IConfiguration configuration, Action<WebApplicationBuilder> add, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddConfiguration(configuration);
        add(builder);
        await using var service = builder.Build();
        await Deploy(service.Services, cancellationToken);
    }

    /// <param name="services">Of a service that was added with <see cref="FromConfiguration"/>. Its host is not started.</param>
    /// <exception cref="DependencyUnavailableException">The broker does not answer.</exception>
    /// <exception cref="ConnectionException">It refuses, most likely since a queue is there with other arguments.</exception>
    /// <exception cref="TimeoutException">It has not answered in time.</exception>
    public static async Task Deploy(IServiceProvider services, CancellationToken cancellationToken)
    {
        await RequireBroker(services.GetRequiredService<IOptions<RabbitMqOptions>>().Value, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(DeployTime);
        var bus = services.GetRequiredService<IBusControl>();
        var refusal = new BrokerRefusal(limit.Cancel);
        using var observer = bus.ConnectReceiveEndpointObserver(refusal);
        try
        {
            await bus.DeployAsync(limit.Token);
        }
        catch (Exception) when (refusal.Reason is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"RabbitMQ did not take the queues within {DeployTime.TotalSeconds} s.", exception);
        }
    }

    /// <summary>The bus would only say that it tries again.</summary>
    private static async Task RequireBroker(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await RabbitMqConnection.Open(options, cancellationToken);
    }
}
