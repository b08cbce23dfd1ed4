using System.Net;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class The_metrics_of_the_gateway
{
    private static readonly Uri Metrics = new("/metrics", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task are_shown_on_the_management_port_alone()
    {
        await using var shop = await ShopFixture.StartManaged();
        using var operators = new HttpClient { BaseAddress = shop.ManagementAddress };
        using var shown = await operators.GetAsync(Metrics, Token);
        using var hidden = await shop.Client.GetAsync(Metrics, Token);

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("http_server_", await shown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await hidden.Is(HttpStatusCode.NotFound, "no-such-route");
    }

    [Fact]
    public async Task tell_what_each_rate_limit_decided()
    {
        await using var shop = await ShopFixture.StartManaged(Limits.Of([.. Limits.Hourly(0, "measured", 1), .. Limits.Hourly(1, "measured-too", 9)]));
        Assert.Equal("200 429", await shop.Statuses("GET /products", 2));
        using var operators = new HttpClient { BaseAddress = shop.ManagementAddress };
        var shown = await operators.GetStringAsync(Metrics, Token);

        Assert.Matches("(?m)^ratelimit_decisions_total\\{.*by=\"degraded\",outcome=\"allowed\",policy=\"measured\".* 1( |$)", shown);
        Assert.Matches("(?m)^ratelimit_decisions_total\\{.*by=\"degraded\",outcome=\"denied\",policy=\"measured\".* 1( |$)", shown);
        Assert.Matches("(?m)^ratelimit_decision_duration_seconds_count\\{.*by=\"degraded\",policy=\"measured\".* 2( |$)", shown);
        Assert.Matches("(?m)^ratelimit_decision_duration_seconds_count\\{.*by=\"degraded\",policy=\"measured-too\".* 2( |$)", shown);
    }

    [Fact]
    public async Task are_not_shown_to_a_client_that_names_the_management_port_in_its_Host_header()
    {
        await using var shop = await ShopFixture.StartManaged();
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        request.Headers.Host = shop.ManagementAddress.Authority;
        using var answer = await shop.Client.SendAsync(request, Token);

        await answer.Is(HttpStatusCode.NotFound, "no-such-route");
    }
}
