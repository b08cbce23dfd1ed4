using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Shop.ServiceDefaults;

namespace Shop.Embedded.Tests.Tracing;

[Collection("Traces")]
public sealed class A_collector
{
    [Fact]
    public async Task that_a_part_is_told_of_gets_its_spans()
    {
        var received = new TaskCompletionSource<string>();
        await using var collector = Build([]);
        collector.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);

            // Other tests run in this process, and their spans come too.
            if (Encoding.Latin1.GetString(body.ToArray()) is var text && text.Contains("/health/live", StringComparison.Ordinal))
            {
                received.TrySetResult(text);
            }
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        await using var part = Build(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "10",
        });
        await part.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(part.Urls.Single()) };
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();

        var spans = await received.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Contains("traced-part", spans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_nobody_named_is_sent_nothing_and_no_span_of_the_shop_is_made()
    {
        await using var part = Build([]);
        await part.StartAsync(TestContext.Current.CancellationToken);
        using var source = new ActivitySource("Shop.Messages");
        Assert.False(source.HasListeners());
    }

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "traced-part" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.UseServiceDefaults();
        return app;
    }
}
