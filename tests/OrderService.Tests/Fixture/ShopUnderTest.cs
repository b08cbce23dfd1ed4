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
    private static readonly KeyValuePair<string, string?> Kafka = new("Kafka:BootstrapServers", "127.0.0.1:1");

    // A busy machine's replica answers late, and is no outage.
    private static readonly KeyValuePair<string, string?> Patience = new("Replicas:AnswerMilliseconds", "30000");

    private readonly LogFile _file;
    private readonly bool _ownsFile = true;
    private readonly WebApplication _app;

    public ShopUnderTest()
        : this(stores => stores)
    {
    }

    internal ShopUnderTest(Func<OrderStores, OrderStores> decorate)
    {
        _file = new LogFile(Clock);
        _app = Build(decorate(_file.Stores), [Kafka, Patience]);
    }

    /// <summary>Without a broker's address.</summary>
    internal ShopUnderTest(OrderRole role)
    {
        _file = new LogFile(Clock);
        _app = Build(_file.Stores, [new("Order:Role", role.ToString())]);
    }

    /// <summary>A second instance, over the log of a first one.</summary>
    internal ShopUnderTest(ShopUnderTest first, OrderRole role)
    {
        _file = first._file;
        _ownsFile = false;
        _app = Build(_file.Stores, [Kafka, new("Order:Role", role.ToString())]);
    }

    public ShiftedClock Clock { get; } = new();

    public LoggedEvents Logged { get; } = new();

    public HttpClient Client { get; private set; } = new();

    internal LogFile File => _file;

    internal IBus Bus => _app.Services.GetRequiredService<IBus>();

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
        if (_ownsFile)
        {
            _file.Dispose();
        }

        Assert.DoesNotContain("RequestFailed", Logged.Names);
    }

    private WebApplication Build(OrderStores stores, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
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
