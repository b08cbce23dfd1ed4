using System.Net;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

/// <summary>The framework begins a trace only for who listens, and its own log is often the only listener.</summary>
public sealed class The_trace_when_nothing_is_logged
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_named_by_an_answer_and_by_a_problem()
    {
        await using var shop = await StartSilent();
        using var answer = await shop.Client.GetAsync("/products", Token);
        using var problem = await shop.Client.GetAsync("/nothing", Token);

        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(answer.Headers.GetValues("X-Trace-Id")));
        await problem.Is(HttpStatusCode.NotFound, "no-such-route");
    }

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    public async Task is_the_clients_own_whether_the_client_records_it_or_not(string flags)
    {
        await using var shop = await StartSilent();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products");
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-{flags}");
        using var answer = await shop.Client.SendAsync(request, Token);

        Assert.Equal([TraceId], answer.Headers.GetValues("X-Trace-Id"));
        var seen = shop.Parts.SelectMany(part => part.Seen).Single().Headers["traceparent"];
        Assert.StartsWith($"00-{TraceId}-", seen, StringComparison.Ordinal);
        Assert.EndsWith($"-{flags}", seen, StringComparison.Ordinal);
    }

    private static Task<ShopFixture> StartSilent() => ShopFixture.Start(("Logging:LogLevel:Default", "None"));
}
