using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A part behind the gateway: a real server on a loopback port that does what a test says.</summary>
public sealed class FakePart(string name) : IAsyncDisposable
{
    private WebApplication? _app;
    private string _address = "http://127.0.0.1:0";
    private int _probes;

    public string Address => _address;

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public int Probes => _probes;

    public bool IsReady { get; set; } = true;

    /// <summary>JSON, or null when the part shows none.</summary>
    public string? Document { get; set; } = """{"openapi":"3.1.1","paths":{}}""";

    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("{}");

    /// <summary>On the port it had before, if it had one.</summary>
    public async Task<FakePart> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_address);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(Handle);
        await _app.StartAsync();
        _address = _app.Urls.Single();
        return this;
    }

    /// <summary>Its connections break, and nothing listens on its port any more.</summary>
    public async Task Kill()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await Kill();

    private async Task Handle(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/health/ready":
                Interlocked.Increment(ref _probes);
                context.Response.StatusCode = IsReady ? 200 : 503;
                return;
            case "/openapi/v1.json":
                context.Response.StatusCode = Document is null ? 503 : 200;
                await context.Response.WriteAsync(Document ?? "");
                return;
            default:
                Seen.Enqueue(await SeenRequest.Of(context.Request, name));
                await Answer(context);
                return;
        }
    }
}
