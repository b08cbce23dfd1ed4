using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Gateway.Tests.Fixture;
using Yarp.ReverseProxy;

namespace Shop.Gateway.Tests;

public sealed class Finding_instances
{
    private const string Name = "query.shop.test";
    private static readonly Uri Products = new("/products", UriKind.Relative);

    private readonly FakeNames _names = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task makes_each_address_of_a_name_an_instance()
    {
        _names.Set(Name, "127.0.0.1", "127.0.0.2");
        await using var shop = await Start();

        Assert.Equal(["query-0/127.0.0.1", "query-0/127.0.0.2"], Instances(shop));
        Assert.Equal(HttpStatusCode.OK, (await shop.Client.GetAsync(Products, Token)).StatusCode);
    }

    [Fact]
    public async Task starts_without_any_and_finds_the_first_when_it_comes()
    {
        await using var shop = await Start();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await shop.Client.GetAsync(Products, Token)).StatusCode);

        _names.Set(Name, "127.0.0.1");

        await Eventually.Holds(
            async () => (await shop.Client.GetAsync(Products, Token)).StatusCode == HttpStatusCode.OK, "the first instance answers");
    }

    [Fact]
    public async Task says_in_readiness_that_there_are_none()
    {
        await using var shop = await Start();
        var answer = await shop.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no instance", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task follows_those_that_come_and_go()
    {
        _names.Set(Name, "127.0.0.1");
        await using var shop = await Start();
        _names.Set(Name, "127.0.0.1", "127.0.0.3");
        await Eventually.Holds(() => Instances(shop).Count == 2, "the added one is there");

        _names.Set(Name, "127.0.0.3");
        await Eventually.Holds(() => Instances(shop) is ["query-0/127.0.0.3"], "the removed one is gone");

        _names.Remove(Name);
        await Eventually.Holds(() => Instances(shop).Count == 0, "none is left");
    }

    [Fact]
    public async Task goes_on_with_those_known_while_the_name_server_is_silent()
    {
        _names.Set(Name, "127.0.0.1");
        await using var shop = await Start();
        _names.IsSilent = true;
        await Eventually.Holds(() => shop.Log.Of("NameServerSilent").Skip(2).Any(), "it has asked in vain");

        Assert.Equal(["query-0/127.0.0.1"], Instances(shop));
    }

    private static IReadOnlyList<string> Instances(ShopFixture shop) =>
        shop.Services.GetRequiredService<IProxyStateLookup>().TryGetCluster("query", out var cluster)
            ? [.. cluster.Destinations.Keys.Order()]
            : [];

    private Task<ShopFixture> Start() => ShopFixture.StartNamed(Name, _names);
}
