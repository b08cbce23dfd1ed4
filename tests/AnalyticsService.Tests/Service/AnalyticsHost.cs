using System.Net;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.MongoDb;
using Shop.ServiceDefaults;

namespace Shop.AnalyticsService.Tests.Service;

/// <summary>The service as a host runs it, on a queue in memory.</summary>
internal sealed class AnalyticsHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private AnalyticsHost(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public ErrorQueue Errors { get; private init; } = new();

    public LogEvents Log { get; private init; } = new();

    /// <param name="facts">Null stands for those that the configuration names, as in the service's own program.</param>
    public static async Task<AnalyticsHost> Start(IFactStore? facts, string redis, AnalyticsRole role = AnalyticsRole.Both)
    {
        var errors = new ErrorQueue();
        var log = new LogEvents();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection([new("Analytics:Role", role.ToString())]);
        builder.AddServiceDefaults();
        if (facts is null)
        {
            builder.AddMongoFacts();
        }
        else
        {
            builder.Services.AddSingleton(facts);
        }

        builder.AddAnalyticsService((bus, configure) => Transport(bus, configure, errors), options =>
        {
            options.Redis = redis;
            options.CheckMilliseconds = 20;
            options.RetryMilliseconds = 1;
        });
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapAnalyticsService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AnalyticsHost(app) { Errors = errors, Log = log };
    }

    public Task Publish<TEvent>(int eventId, TEvent message)
        where TEvent : class => _app.Services.GetRequiredService<IBus>()
        .Publish(message, context => context.MessageId = Samples.Id(eventId), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> Get(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Consistency-Token", token);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The body of a 200; null for any other answer.</summary>
    public async Task<JsonElement?> TryRead(string path)
    {
        using var response = await Get(path);
        return response.StatusCode == HttpStatusCode.OK
            ? JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            : null;
    }

    /// <summary>How many of a product were sold; 0 also while the leaderboard is down.</summary>
    public async Task<long> SoldOf(string product)
    {
        var items = (await TryRead("/analytics/top-products?limit=100"))?.GetProperty("items").EnumerateArray().ToList() ?? [];
        return items.Where(item => item.GetProperty("productId").GetString() == product).Sum(item => item.GetProperty("quantity").GetInt64());
    }

    public Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static void Transport(
        IBusRegistrationConfigurator bus, Action<IBusFactoryConfigurator> configure, ErrorQueue errors)
    {
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.ConfigureError(errors.Watch));
        bus.UsingInMemory((context, broker) =>
        {
            configure(broker);
            broker.ConfigureEndpoints(context);
        });
    }
}
