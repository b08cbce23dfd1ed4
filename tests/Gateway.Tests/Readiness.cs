using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Readiness
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_200_and_names_every_part_when_all_are_ready()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await shop.Client.GetAsync(Ready, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var checks = await Checks(answer);
        Assert.Equal(["analytics", "email", "order", "query"], checks.Select(check => check.Key).Order());
        Assert.All(checks, check => Assert.Equal("ready", (string?)check.Value));
    }

    [Fact]
    public async Task is_503_when_one_instance_of_a_part_is_not_ready()
    {
        await using var shop = await ShopFixture.Start();
        shop.Query1.IsReady = false;
        using var answer = await shop.Client.GetAsync(Ready, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        answer.HasRetryAfter();
        var checks = await Checks(answer);
        Assert.Equal("1 of 2 ready: query-1 answers 503", (string?)checks["query"]);
        Assert.Equal("ready", (string?)checks["order"]);
    }

    [Fact]
    public async Task is_503_when_a_part_that_takes_no_requests_is_down()
    {
        await using var shop = await ShopFixture.Start();
        await shop.Email.Kill();
        using var answer = await shop.Client.GetAsync(Ready, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("0 of 1 ready: email is down", (string?)(await Checks(answer))["email"]);
    }

    [Fact]
    public async Task comes_back_with_the_part()
    {
        await using var shop = await ShopFixture.Start();
        await shop.Email.Kill();
        using var before = await shop.Client.GetAsync(Ready, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);

        await shop.Email.Start();
        await Eventually.Holds(async () => (await shop.Client.GetAsync(Ready, Token)).IsSuccessStatusCode, "ready again");
    }

    [Fact]
    public async Task asks_the_parts_once_for_a_storm_of_clients()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.Client.GetStringAsync(Ready, Token)));
        Assert.Equal(1, shop.Email.Probes);

        clock.Advance(TimeSpan.FromMilliseconds(250));
        await shop.Client.GetStringAsync(Ready, Token);
        Assert.Equal(2, shop.Email.Probes);
    }

    [Fact]
    public async Task is_not_asked_for_by_liveness()
    {
        await using var shop = await ShopFixture.Start();
        await Task.WhenAll(shop.Parts.Select(part => part.Kill()));
        using var answer = await shop.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<JsonObject> Checks(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["checks"]!.AsObject();
}
