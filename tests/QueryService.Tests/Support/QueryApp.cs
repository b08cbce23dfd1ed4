using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;
using Shop.ServiceDefaults;

namespace Shop.QueryService.Tests.Support;

/// <summary>One instance of the service as a host runs it, on a port of its own.</summary>
internal sealed class QueryApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private QueryApp(WebApplication app, LogLines log) => (_app, Log) = (app, log);

    public LogLines Log { get; }

    public static Task<QueryApp> StartApi(IDocumentStore store, TimeProvider? clock = null) =>
        Start(store, new Dictionary<string, string?> { ["Query:Role"] = "Api" }, clock);

    /// <summary>With its partitions assigned: a read of what is projected does not wait for the group to be joined.</summary>
    public static async Task<QueryApp> StartBoth(IDocumentStore store, string kafka)
    {
        var app = await Start(store, new Dictionary<string, string?>
        {
            ["Query:Role"] = "Both",
            ["Kafka:BootstrapServers"] = kafka,
            ["Kafka:FetchWaitMilliseconds"] = "5",
            ["Kafka:CommitMilliseconds"] = "20",
            ["Kafka:SessionTimeoutMilliseconds"] = "3000",
            ["Kafka:RetryMilliseconds"] = "5",
        });
        await Eventually.True(async () => (await app.Get("/health/ready")).IsSuccessStatusCode, "the partitions are assigned");
        return app;
    }

    public static async Task<QueryApp> Start(IDocumentStore store, Dictionary<string, string?> settings, TimeProvider? clock = null)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "query" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddServiceDefaults();
        builder.AddQueryService(store);
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapQueryService();
        await app.StartAsync(Cancel);
        return new QueryApp(app, log);
    }

    private string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public Task<HttpResponseMessage> Post(string path) => _client.PostAsync(new Uri(Address + path), null, Cancel);

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address + path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request, Cancel);
    }

    /// <summary>A GET that shall see an event.</summary>
    public Task<HttpResponseMessage> GetAfter(string path, ProjectedEvent @event) =>
        Get(path, (ConsistencyToken.Header, TokenOf(@event)));

    public async Task<JsonNode> GetJson(string path)
    {
        using var response = await Get(path);
        return await response.Json();
    }

    public static string TokenOf(ProjectedEvent @event) => new ConsistencyToken(
        EventType.Find(@event.Envelope.Type)!.Topic.Name, @event.Envelope.Key, @event.Sequence).ToString();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _client.Dispose();
    }
}
