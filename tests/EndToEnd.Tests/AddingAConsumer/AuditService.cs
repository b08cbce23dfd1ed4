// <service>
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Streaming.RabbitMq;

namespace Shop.EndToEnd.Tests.AddingAConsumer;

public static class AuditService
{
    public static IHost Build(BrokerTransport transport, AuditTrail trail)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(trail);
        builder.Services.AddBus(transport, bus => bus.AddConsumer<AuditConsumer>().Endpoint(queue => queue.Name = "audit"));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        return builder.Build();
    }
}

// </service>
