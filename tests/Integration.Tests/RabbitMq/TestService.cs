using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Streaming.RabbitMq;

namespace Shop.Integration.Tests.RabbitMq;

/// <summary>A host with a bus, as every service has one.</summary>
internal static class TestService
{
    public static IHost Build(
        IReadOnlyDictionary<string, string?> settings, BrokerTransport transport, Action<IBusRegistrationConfigurator> consumers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "test-service" });
        builder.Configuration.AddInMemoryCollection(settings);

        // MassTransit keeps the first host's loggers in a static, also when that host is gone.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = true;
            options.StartTimeout = options.StopTimeout = TimeSpan.FromMinutes(2);
        });
        builder.Services.AddBus(transport, consumers);
        return builder.Build();
    }

    public static async Task<IHost> Start(
        IReadOnlyDictionary<string, string?> settings, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        var host = Build(settings, RabbitMqTransport.FromConfiguration, consumers ?? (_ => { }));
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}
