using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Shop.QueryService;
using Shop.QueryService.MongoDb;
using Shop.ServiceDefaults;

namespace Shop.Integration.Tests.MongoDb;

/// <summary>The read API as a host runs it, with nothing but a connection string.</summary>
internal sealed class QueryHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private QueryHost(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static async Task<QueryHost> Start(string? address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Query:Role", "Api"), new("ConnectionStrings:ReadModels", address)]);
        builder.AddServiceDefaults();
        builder.AddMongoReadModels();
        builder.AddQueryService();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapQueryService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new QueryHost(app);
    }

    public async Task<HttpStatusCode> Get(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
