using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;
using Shop.ServiceDefaults.Draining;

namespace Shop.Gateway.Tests;

public sealed class Readiness_of_the_gateway_itself
{
    private const string Name = "query.shop.test";
    private static readonly Uri Self = new("/health/self", UriKind.Relative);

    private readonly FakeNames _names = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_not_that_of_the_parts()
    {
        await using var shop = await ShopFixture.Start();
        await Task.WhenAll(shop.Parts.Select(part => part.Kill()));

        Assert.Equal((HttpStatusCode.OK, "ready"), await Ask(shop));
    }

    [Fact]
    public async Task waits_until_the_name_server_has_said_where_the_parts_are()
    {
        _names.IsSilent = true;
        await using var shop = await ShopFixture.StartNamed(Name, _names);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the name server has not said where query is"), await Ask(shop));

        _names.Set(Name, "127.0.0.1");
        _names.IsSilent = false;
        await Eventually.Holds(async () => await Ask(shop) is (HttpStatusCode.OK, _), "it was told");

        _names.IsSilent = true;
        await Eventually.Holds(() => shop.Log.Of("NameServerSilent").Skip(2).Any(), "it has asked in vain");
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ask(shop));
    }

    [Fact]
    public async Task waits_for_no_instance()
    {
        await using var shop = await ShopFixture.StartNamed(Name, _names);

        Assert.Equal((HttpStatusCode.OK, "ready"), await Ask(shop));
    }

    [Fact]
    public async Task ends_before_the_gateway_does()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock, ("Drain:Seconds", "2"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ask(shop));

        var draining = shop.Services.GetRequiredService<Drain>().StoppingAsync(Token);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "is about to end"), await Ask(shop));

        clock.Advance(TimeSpan.FromSeconds(2));
        await draining;
    }

    private static async Task<(HttpStatusCode Status, string? Text)> Ask(ShopFixture shop)
    {
        using var answer = await shop.Client.GetAsync(Self, Token);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["checks"]!["gateway"]);
    }
}
