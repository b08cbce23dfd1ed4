using System.Net.Http.Json;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Tracing;

/// <summary>An order whose client has begun a trace, and what must come of that trace.</summary>
internal sealed record TracedOrder(string TraceId, string ClientSpanId)
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private static readonly string[] Destinations = ["orders.v1", "email", "analytics"];

    public static async Task<TracedOrder> Place(Uri gateway, string productId)
    {
        var order = new TracedOrder($"{Random.Shared.GetHexString(31, true)}1", $"{Random.Shared.GetHexString(15, true)}1");
        using var client = new HttpClient { BaseAddress = gateway };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders");
        request.Headers.Add("traceparent", $"00-{order.TraceId}-{order.ClientSpanId}-01");
        request.Content = JsonContent.Create(Client.Order("traced", productId));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(order.TraceId, answer.Headers.GetValues("X-Trace-Id").Single());
        return order;
    }

    /// <summary>Gateway, order, broker, consumer: on the way to the document, to the mail and to the leaderboard.</summary>
    public async Task<ReceivedTrace> MustArriveWhole(OtlpReceiver collector)
    {
        var trace = await Eventually.Get(
            () => Task.FromResult(collector.Trace(TraceId)),
            trace => Destinations.All(destination => trace.Handled(destination) is not null) && trace.Orphans(ClientSpanId).Count == 0,
            TimeMax);
        MustPass(trace, "orders.v1", "kafka");
        MustPass(trace, "email", "rabbitmq");
        MustPass(trace, "analytics", "rabbitmq");

        // The request at the gateway is the only one that the client's own span has caused.
        Assert.Single(trace.Spans, span => span.ParentId == ClientSpanId);
        return trace;
    }

    private static void MustPass(ReceivedTrace trace, string destination, string broker)
    {
        var path = trace.PathTo(trace.Handled(destination)!);
        Assert.Equal(
            [SpanKind.Server, SpanKind.Client, SpanKind.Server, SpanKind.Producer],
            path.Where(span => span.Kind is not SpanKind.Internal).Take(4).Select(span => span.Kind));
        var publish = Assert.Single(path, span => span.Name == "publish order-placed.v1");
        Assert.Equal(broker, publish.Attributes["messaging.system"]);
    }
}
