using System.Net.Http.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.FunctionHost;
using Shop.FunctionHost.Processes;
using Shop.ServiceDefaults;

namespace Shop.Functions.Tests.Host;

/// <summary>The function host with the probe function, on a queue in memory.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostUnderTest(WebApplication app) => _app = app;

    public ErrorQueue Errors { get; private init; } = new();

    public LogEvents Log { get; private init; } = new();

    private Uri Address => new(_app.Urls.First());

    /// <param name="settings">Of the section <c>Function</c>; they win over those of the probe.</param>
    public static async Task<HostUnderTest> Start(Probes probes, params (string Key, string Value)[] settings)
    {
        var (errors, log) = (new ErrorQueue(), new LogEvents());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(OfProbe(probes));
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Function:{setting.Key}", (string?)setting.Value)));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddServiceDefaults();
        builder.AddFunctionHost((bus, configure) => Transport(bus, configure, errors));
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapFunctionHost();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HostUnderTest(app) { Errors = errors, Log = log };
    }

    /// <param name="wish">What the probe shall do with it.</param>
    public Task Publish(Guid eventId, string wish = "") => _app.Services.GetRequiredService<IBus>().Publish(
        Samples.Shipped with { CustomerId = wish }, context => context.MessageId = eventId, TestContext.Current.CancellationToken);

    public async Task<FunctionTotals> Totals()
    {
        using var client = new HttpClient { BaseAddress = Address };
        return (await client.GetFromJsonAsync<FunctionTotals>("/operations/function", TestContext.Current.CancellationToken))!;
    }

    public async Task<string> Metrics()
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    /// <summary>As a program that ends: what runs is stopped, then all is disposed of.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }

    private static Dictionary<string, string?> OfProbe(Probes probes) => new()
    {
        ["Function:Queue"] = "probe",
        ["Function:Events:0"] = "order-shipped.v1",
        ["Function:Program"] = OperatingSystem.IsWindows() ? "ProbeFunction.exe" : "ProbeFunction",
        ["Function:Environment:PROBE_FOLDER"] = probes.Folder,
        ["Function:RetryMilliseconds"] = "1",
        ["Function:RetryMillisecondsMax"] = "1",
    };

    private static void Transport(IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure, ErrorQueue errors)
    {
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.ConfigureError(errors.Watch));
        bus.UsingInMemory((context, broker) =>
        {
            configure(broker);
            broker.ConfigureEndpoints(context);
        });
    }
}
