using System.Net;
using System.Text;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Headers_at_the_edge
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task continue_the_clients_trace_and_answer_its_id_once()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.Headers["X-Trace-Id"] = TraceId;
            return Task.CompletedTask;
        };
        using var answer = await Send(shop, ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"), ("tracestate", "vendor=1"));

        Assert.Equal([TraceId], answer.Headers.GetValues("X-Trace-Id"));
        var seen = Assert.Single(shop.Order.Seen).Headers;
        Assert.StartsWith($"00-{TraceId}-", seen["traceparent"], StringComparison.Ordinal);
        Assert.DoesNotContain("b7ad6b7169203331", seen["traceparent"], StringComparison.Ordinal);
        Assert.Equal("vendor=1", seen["tracestate"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public async Task ignore_a_malformed_trace_and_begin_another(string traceparent)
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(shop, ("traceparent", traceparent));

        var traceId = Assert.Single(answer.Headers.GetValues("X-Trace-Id"));
        Assert.Matches("^[0-9a-f]{32}$", traceId);
        Assert.DoesNotContain(traceId, traceparent, StringComparison.Ordinal);
        Assert.StartsWith($"00-{traceId}-", Assert.Single(shop.Order.Seen).Headers["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task pass_the_clients_correlation_id_on_and_back_once()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.Headers["X-Correlation-Id"] = "another";
            return Task.CompletedTask;
        };
        using var answer = await Send(shop, ("X-Correlation-Id", "checkout-7"));

        Assert.Equal(["checkout-7"], answer.Headers.GetValues("X-Correlation-Id"));
        Assert.Equal("checkout-7", Assert.Single(shop.Order.Seen).Headers["X-Correlation-Id"]);
    }

    [Fact]
    public async Task use_the_trace_id_when_the_client_has_no_correlation_id()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(shop);

        var traceId = answer.Headers.GetValues("X-Trace-Id").Single();
        Assert.Equal([traceId], answer.Headers.GetValues("X-Correlation-Id"));
        Assert.Equal(traceId, Assert.Single(shop.Order.Seen).Headers["X-Correlation-Id"]);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("-starts-with-a-dash")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public async Task refuse_an_ill_formed_correlation_id(string correlationId)
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(shop, ("X-Correlation-Id", correlationId));

        var problem = await answer.Is(HttpStatusCode.BadRequest, "invalid-request");
        Assert.NotNull(problem["errors"]!["X-Correlation-Id"]);
        Assert.Empty(shop.Order.Seen);
    }

    [Fact]
    public async Task replace_what_the_client_claims_about_its_origin()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(
            shop,
            ("X-Forwarded-For", "10.0.0.1, 10.0.0.2"),
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/evil"),
            ("X-Forwarded-Port", "1"),
            ("Forwarded", "for=10.0.0.1"),
            ("X-Real-IP", "10.0.0.1"));

        var seen = Assert.Single(shop.Order.Seen).Headers;
        Assert.Equal("127.0.0.1", seen["X-Forwarded-For"]);
        Assert.Equal(shop.Address.Authority, seen["X-Forwarded-Host"]);
        Assert.Equal("http", seen["X-Forwarded-Proto"]);
        Assert.Equal([], seen.Keys.Intersect(["X-Forwarded-Prefix", "X-Forwarded-Port", "Forwarded", "X-Real-IP"], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task end_here_when_they_are_for_one_hop()
    {
        await using var shop = await ShopFixture.Start();
        using var client = await RawClient.Connect(shop);
        await client.Send(
            "GET /orders/o-1/state HTTP/1.0\r\nHost: shop\r\nConnection: X-Secret\r\nX-Secret: for the gateway only\r\n"
            + "Keep-Alive: timeout=5\r\nProxy-Authorization: Basic eDp5\r\nTE: trailers\r\n\r\n");
        await client.ReadToEnd();

        var seen = Assert.Single(shop.Order.Seen).Headers;
        Assert.Equal([], seen.Keys.Intersect(
            ["Connection", "X-Secret", "Keep-Alive", "Proxy-Authorization", "TE"], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task that_are_not_ascii_reach_the_part_unchanged()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(shop, ("X-Kept", "ünïcode"));

        Assert.Equal("ünïcode", Assert.Single(shop.Order.Seen).Headers["X-Kept"]);
    }

    [Fact]
    public async Task of_one_hop_behind_end_here_too()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.Headers["Keep-Alive"] = "timeout=5";
            context.Response.Headers["Proxy-Authenticate"] = "Basic";
            context.Response.Headers["X-Kept"] = "yes";
            return Task.CompletedTask;
        };
        using var answer = await Send(shop);

        Assert.Equal(["yes"], answer.Headers.GetValues("X-Kept"));
        Assert.False(answer.Headers.Contains("Keep-Alive") || answer.Headers.Contains("Proxy-Authenticate"));
    }

    [Fact]
    public async Task that_ask_for_another_protocol_are_not_passed_on()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await Send(
            shop, ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(Assert.Single(shop.Order.Seen).Headers.ContainsKey("Upgrade"));
    }

    [Fact]
    public async Task that_announce_a_body_are_answered_here()
    {
        await using var shop = await ShopFixture.Start();
        using var client = await RawClient.Connect(shop);
        await client.Send("POST /orders HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        await client.Expect("HTTP/1.1 100 Continue\r\n\r\n");
        await client.Send("{}");
        await client.Expect("HTTP/1.1 200 OK");

        var seen = Assert.Single(shop.Order.Seen);
        Assert.Equal("{}", seen.Body);
        Assert.False(seen.Headers.ContainsKey("Expect"));
    }

    [Fact]
    public async Task that_the_api_promises_reach_the_part_unchanged()
    {
        await using var shop = await ShopFixture.Start();
        (string Name, string Value)[] promised =
            [("Consistency-Token", "dG9rZW4"), ("Idempotency-Key", "k-1"), ("If-Match", "\"3\""), ("If-None-Match", "\"3\""), ("Accept", "application/json")];
        using var answer = await Send(shop, promised);

        var seen = Assert.Single(shop.Order.Seen).Headers;
        Assert.All(promised, header => Assert.Equal(header.Value, seen[header.Name]));
    }

    private static async Task<HttpResponseMessage> Send(ShopFixture shop, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Address, "/orders/o-1/state"));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await client.SendAsync(request, Token);
    }
}
