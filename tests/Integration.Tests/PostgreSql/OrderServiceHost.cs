using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.OrderService;
using Shop.OrderService.PostgreSql;
using Shop.ServiceDefaults;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>OrderService with its stores in PostgreSQL. Kafka's address leads nowhere: its relay waits.</summary>
internal sealed class OrderServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OrderServiceHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">The configuration; nothing else is read.</param>
    public static async Task<OrderServiceHost> Start(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("Kafka:BootstrapServers", "127.0.0.1:1")).ToDictionary(setting => setting.Item1, setting => setting.Item2));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults().AddOrderService(builder.AddPostgresOrderStores(), InMemory);
        var app = builder.Build();
        app.UseServiceDefaults().MapOrderService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OrderServiceHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static void InMemory(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UsingInMemory((context, configurator) =>
        {
            configure(configurator);
            configurator.ConfigureEndpoints(context);
        });
}
