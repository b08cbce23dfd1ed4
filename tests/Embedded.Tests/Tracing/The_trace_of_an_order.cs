using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Shop.Embedded.CommandLine;
using Shop.Embedded.Hosting;
using Shop.Streaming.Tracing;

namespace Shop.Embedded.Tests.Tracing;

[Collection("Traces")]
public sealed class The_trace_of_an_order : IDisposable
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("traced-shop-");
    private readonly ConcurrentDictionary<string, Activity> _spans = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(MessageActivity.SourceName)]
    [InlineData(MessageActivity.SourceName, "MassTransit")]
    public async Task goes_from_the_request_over_both_brokers_to_the_document_and_the_mail(params string[] sources)
    {
        using var listener = Listen(sources);
        await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, _folder.FullName, Fresh: false), TimeProvider.System);
        await PlaceOrder(shop.Gateway);
        await Eventually.Holds(() => Published("kafka") is { } published && Handled("orders.v1")?.ParentSpanId == published.SpanId);

        // A span ends before the one that it is part of.
        await Eventually.Holds(() => Published("rabbitmq") is { } published && IsHandledUnder(published, "email") && IsHandledUnder(published, "analytics"));

        // Both hang on the span of the request that appended the event.
        Assert.Equal(Published("kafka")!.ParentSpanId, Published("rabbitmq")!.ParentSpanId);
        Assert.NotEqual(default, Published("kafka")!.ParentSpanId);
    }

    private static async Task PlaceOrder(Uri gateway)
    {
        using var client = new HttpClient { BaseAddress = gateway };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders");
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        request.Content = JsonContent.Create(new
        {
            customerId = "alice",
            email = "alice@example.com",
            lines = new[] { new { productId = "mug", quantity = 1 } },
        });
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(TraceId, answer.Headers.GetValues("X-Trace-Id").Single());
    }

    private ActivityListener Listen(string[] sources)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId.ToHexString() == TraceId)
                {
                    _spans[span.Id!] = span;
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private Activity? Handled(string destination) =>
        _spans.Values.SingleOrDefault(span => span.OperationName == "handle order-placed.v1" && IsAt(span, "messaging.destination.name", destination));

    private Activity? Published(string system) =>
        _spans.Values.SingleOrDefault(span => span.OperationName == "publish order-placed.v1" && IsAt(span, "messaging.system", system));

    private bool IsHandledUnder(Activity published, string queue) => Handled(queue) is { } handled && AncestorsOf(handled).Contains(published.Id);

    private IEnumerable<string> AncestorsOf(Activity span)
    {
        for (var next = span; next is not null; next = _spans.Values.FirstOrDefault(other => other.SpanId == next.ParentSpanId))
        {
            yield return next.Id!;
        }
    }

    private static bool IsAt(Activity span, string tag, string value) => Equals(span.GetTagItem(tag), value);
}
