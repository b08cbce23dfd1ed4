using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.ServiceDefaults;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>
/// OrderService on a port of its own over a file of its own. Kafka's address leads nowhere: its relay waits, and
/// commands must not notice.
/// </summary>
public sealed class ShopUnderTest : IAsyncLifetime
{
    private readonly LogFile _file;
    private readonly WebApplication _app;

    public ShopUnderTest()
        : this(stores => stores)
    {
    }

    internal ShopUnderTest(Func<OrderStores, OrderStores> decorate)
    {
        _file = new LogFile(Clock);
        _app = Build(decorate(_file.Stores));
    }

    public ShiftedClock Clock { get; } = new();

    public LoggedEvents Logged { get; } = new();

    public HttpClient Client { get; private set; } = new();

    internal LogFile File => _file;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient { BaseAddress = new Uri(AddressOf(_app)) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _file.Dispose();
        Assert.DoesNotContain("RequestFailed", Logged.Names);
    }

    private WebApplication Build(OrderStores stores)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("Kafka:BootstrapServers", "127.0.0.1:1")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Logged);
        builder.AddServiceDefaults().AddOrderService(stores, InMemory);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var app = builder.Build();
        return app.UseServiceDefaults().MapOrderService();
    }

    private static void InMemory(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure) =>
        bus.UsingInMemory((context, configurator) =>
        {
            configure(configurator);
            configurator.ConfigureEndpoints(context);
        });

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
}
