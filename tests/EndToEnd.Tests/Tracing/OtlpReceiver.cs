using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>A collector that keeps the spans it gets, by either protocol of OTLP. Metrics and logs it takes and forgets.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    // Flag of compression, then the length in four bytes.
    private const int GrpcPrefixBytes = 5;

    private readonly ConcurrentQueue<ReceivedSpan> _spans = [];
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

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private int PortOf(int index) => new Uri(_app.Urls.ElementAt(index)).Port;

    private async Task TakeHttp(HttpContext context, string signal)
    {
        Take(signal == "traces", await Body(context.Request));
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpc(HttpContext context, string package)
    {
        var body = await Body(context.Request);
        if (body.Span[0] != 0)
        {
            throw new NotSupportedException("Compressed messages were not asked for.");
        }

        Take(package.StartsWith("trace.", StringComparison.Ordinal), body[GrpcPrefixBytes..]);
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixBytes], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private void Take(bool areTraces, ReadOnlyMemory<byte> request)
    {
        foreach (var span in areTraces ? ExportedTraces.Read(request) : [])
        {
            _spans.Enqueue(span);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Body(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
