using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Compliance.RateLimits.Bench;
using Shop.Gateway.Instances;
using Shop.Machine;
using Shop.ServiceDefaults;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>The gateway on a loopback port in front of fake parts: one order, two query, one analytics instance, and email.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "Disposed by DisposeAsync.")]
public sealed class ShopFixture : IAsyncDisposable
{
    private const string ManagementPort = "Gateway:Management:Port";

    private WebApplication? _app;
    private FakeNames? _names;
    private string[]? _query;

    public FakePart Order { get; } = new("order");
    public FakePart Query0 { get; } = new("query-0");
    public FakePart Query1 { get; } = new("query-1");
    public FakePart Analytics { get; } = new("analytics");
    public FakePart Email { get; } = new("email");
    public LogCapture Log { get; } = new();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where operators reach it, when it was started with <see cref="StartManaged"/>.</summary>
    public Uri ManagementAddress { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => _app!.Services;

    public IEnumerable<FakePart> Parts => [Order, Query0, Query1, Analytics, Email];

    public static Task<ShopFixture> Start(params (string Key, string Value)[] settings) => Start(TimeProvider.System, settings);

    public static async Task<ShopFixture> Start(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var shop = new ShopFixture();
        try
        {
            await Task.WhenAll(shop.Parts.Select(part => part.Start()));
            await shop.StartGateway(clock, settings);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>With a second port, for operators.</summary>
    public static Task<ShopFixture> StartManaged(params (string Key, string Value)[] settings) =>
        Start([(ManagementPort, FreePorts.Take().ToString(CultureInfo.InvariantCulture)), .. settings]);

    /// <summary>The query cluster is a name, looked up every 50 ms; <see cref="Query0"/> is its instance at 127.0.0.1.</summary>
    public static async Task<ShopFixture> StartNamed(string query, FakeNames names)
    {
        var shop = new ShopFixture();
        await Task.WhenAll(shop.Parts.Select(part => part.Start()));
        shop._names = names;
        shop._query = [$"http://{query}:{new Uri(shop.Query0.Address).Port}"];
        await shop.StartGateway(TimeProvider.System, [("Gateway:Instances:Refresh", "00:00:00.050")]);
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await Task.WhenAll(Parts.Select(part => part.Kill()));
    }

    private async Task StartGateway(TimeProvider clock, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(Addresses());
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));
        builder.WebHost.UseUrls(["http://127.0.0.1:0", .. settings.Where(one => one.Key == ManagementPort).Select(one => $"http://127.0.0.1:{one.Value}")]);
        builder.AddServiceDefaults();
        builder.AddGateway();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(RealClient.Patient);
        if (_names is not null)
        {
            builder.Services.AddSingleton<NameLookup>(_names.Find);
        }

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.UseServiceDefaults();
        _app.MapGateway();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        ManagementAddress = new Uri(_app.Urls.Last());
        Client.BaseAddress = Address;
    }

    private Dictionary<string, string?> Addresses() => new Dictionary<string, string?>
    {
        ["Gateway:Clusters:order:0"] = Order.Address,
        ["Gateway:Clusters:analytics:0"] = Analytics.Address,
        ["Gateway:Parts:email"] = Email.Address,
        // A busy machine is no outage.
        ["Gateway:Readiness:ProbeTimeout"] = "00:00:10",
        // Only tests of limits have any.
        ["RateLimiting:Shipped"] = "false",
    }
    .Concat((_query ?? [Query0.Address, Query1.Address]).Index().Select(one => KeyValuePair.Create($"Gateway:Clusters:query:{one.Index}", (string?)one.Item)))
    .ToDictionary();
}
