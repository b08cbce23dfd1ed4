using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>
/// A collector, by either protocol of OTLP. It keeps the spans it gets, and of the metrics and the logs who sent which.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    // Flag of compression, then the length in four bytes.
    private const int GrpcPrefixBytes = 5;

    private readonly ConcurrentQueue<ReceivedSpan> _spans = [];
    private readonly ConcurrentDictionary<(Sender Sender, string Text), bool> _metrics = new();
    private readonly ConcurrentDictionary<(Sender Sender, string Text), bool> _logs = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app)
    {
        _app = app;
        app.MapPost("/v1/{signal}", TakeHttp);
        app.MapPost("/opentelemetry.proto.collector.{package}/Export", TakeGrpc);
    }

    /// <summary>For <c>OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf</c>.</summary>
    public int HttpPort => PortOf(0);

    /// <summary>For <c>grpc</c>, the default.</summary>
    public int GrpcPort => PortOf(1);

    /// <param name="address">Loopback, or any, for senders in containers.</param>
    public static async Task<OtlpReceiver> Start(IPAddress address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Without TLS nothing tells the two versions of HTTP apart.
            kestrel.Listen(address, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(address, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var receiver = new OtlpReceiver(builder.Build());
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ReceivedTrace Trace(string traceId) => new([.. _spans.Where(span => span.TraceId == traceId)]);

    /// <summary>Waits until as many processes of each service, at least, have sent what they measure of their runtime.</summary>
    public Task MustGetMetricsOf(IReadOnlyDictionary<string, int> services, TimeSpan timeMax) =>
        MustGet("dotnet.gc.collections", _metrics, services, timeMax);

    /// <summary>Waits until as many processes of each service, at least, have sent that they have started.</summary>
    public Task MustGetLogsOf(IReadOnlyDictionary<string, int> services, TimeSpan timeMax) =>
        MustGet("Application started. Press Ctrl+C to shut down.", _logs, services, timeMax);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private int PortOf(int index) => new Uri(_app.Urls.ElementAt(index)).Port;

    private async Task TakeHttp(HttpContext context, string signal)
    {
        Take(signal, await Body(context.Request));
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpc(HttpContext context, string package)
    {
        var body = await Body(context.Request);
        if (body.Span[0] != 0)
        {
            throw new NotSupportedException("Compressed messages were not asked for.");
        }

        Take(package.Split('.')[0], body[GrpcPrefixBytes..]);
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixBytes], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    // "traces" in a path, "trace" in the name of a package.
    private void Take(string signal, ReadOnlyMemory<byte> request)
    {
        switch (signal)
        {
            case "traces" or "trace":
                foreach (var span in ExportedTraces.Read(request))
                {
                    _spans.Enqueue(span);
                }

                break;
            case "metrics":
                Keep(_metrics, ExportedItems.Metrics(request));
                break;
            case "logs":
                Keep(_logs, ExportedItems.Logs(request));
                break;
            default:
                throw new NotSupportedException($"'{signal}' is no signal of OTLP.");
        }
    }

    private static void Keep(ConcurrentDictionary<(Sender, string), bool> kept, IEnumerable<(Sender, string)> sent)
    {
        foreach (var one in sent)
        {
            kept[one] = true;
        }
    }

    private static async Task MustGet(
        string text, ConcurrentDictionary<(Sender Sender, string Text), bool> sent, IReadOnlyDictionary<string, int> services, TimeSpan timeMax)
    {
        await Eventually.Get(
            () => Task.FromResult(string.Join(' ', services.Where(service => Senders(service.Key) < service.Value).Select(service => service.Key))),
            missing => missing.Length == 0,
            timeMax);

        int Senders(string service) => sent.Keys.Count(one => one.Text == text && one.Sender.Service == service);
    }

    private static async Task<ReadOnlyMemory<byte>> Body(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
