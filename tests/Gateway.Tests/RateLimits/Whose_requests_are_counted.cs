using System.Net;
using System.Security.Cryptography;
using System.Text;
using Shop.Gateway.RateLimits.Clients;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Whose_requests_are_counted
{
    private const string Get = "GET /products";
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ApiKey = "X-Api-Key";

    [Fact]
    public async Task is_not_what_a_client_says_of_its_address()
    {
        await using var shop = await OneEach();

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
        Assert.Equal(429, await shop.Status(Get, (ForwardedFor, "2.2.2.2")));
    }

    [Fact]
    public async Task is_not_what_a_client_says_behind_others_than_the_trusted_proxies()
    {
        await using var shop = await OneEach("TrustedProxies:0=10.0.0.0/8");

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
        Assert.Equal(429, await shop.Status(Get, (ForwardedFor, "2.2.2.2")));
    }

    [Fact]
    public async Task is_what_a_trusted_proxy_says()
    {
        await using var shop = await OneEach("TrustedProxies:0=127.0.0.1");

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "2.2.2.2")));
        Assert.Equal(429, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
        Assert.Equal("1.1.1.1", shop.Query0.Seen.Concat(shop.Query1.Seen).First(seen => seen.Headers[ForwardedFor] != "2.2.2.2").Headers[ForwardedFor]);
    }

    [Fact]
    public async Task is_not_what_the_client_told_the_trusted_proxy()
    {
        await using var shop = await OneEach("TrustedProxies:0=127.0.0.0/8", "TrustedProxies:1=10.0.0.0/8");

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "6.6.6.6, 1.1.1.1, 10.0.0.7")));
        Assert.Equal(429, await shop.Status(Get, (ForwardedFor, "7.7.7.7, 1.1.1.1:4711")));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData(", ,")]
    public async Task is_the_proxy_itself_when_it_names_nobody(string forwardedFor)
    {
        await using var shop = await OneEach("TrustedProxies:0=127.0.0.1");

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, forwardedFor)));
        Assert.Equal(429, await shop.Status(Get));
    }

    [Fact]
    public async Task is_a_known_key_and_no_other()
    {
        await using var shop = await OneEach($"ApiKeys:{Hash("alices key")}=alice");

        Assert.Equal(200, await shop.Status(Get, (ApiKey, "alices key")));
        Assert.Equal(429, await shop.Status(Get, (ApiKey, "alices key")));
        Assert.Equal(200, await shop.Status(Get, (ApiKey, "made up")));
        Assert.Equal(429, await shop.Status(Get, (ApiKey, "made up too")));
    }

    [Fact]
    public async Task is_found_by_a_key_of_10_KB_too()
    {
        var key = new string('k', 10 * 1024);
        await using var shop = await OneEach($"ApiKeys:{Hash(key)}=alice");

        Assert.Equal(200, await shop.Status(Get, (ApiKey, key)));
        Assert.Equal(429, await shop.Status(Get, (ApiKey, key)));
        Assert.Equal(200, await shop.Status(Get, (ApiKey, $"{key[1..]}x")));
        Assert.Equal(429, await shop.Status(Get, (ApiKey, $"{key[1..]}y")));
    }

    [Fact]
    public async Task can_be_everybody_on_a_route()
    {
        await using var shop = await OneEach("TrustedProxies:0=127.0.0.1", "Policies:0:Partition=Route");

        Assert.Equal(200, await shop.Status("GET /orders/a", (ForwardedFor, "1.1.1.1")));
        Assert.Equal(429, await shop.Status("GET /orders/b", (ForwardedFor, "2.2.2.2")));
        Assert.Equal(200, await shop.Status("DELETE /orders/a", (ForwardedFor, "1.1.1.1")));
        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
    }

    [Fact]
    public async Task can_be_everybody()
    {
        await using var shop = await OneEach("TrustedProxies:0=127.0.0.1", "Policies:0:Partition=Global");

        Assert.Equal(200, await shop.Status(Get, (ForwardedFor, "1.1.1.1")));
        Assert.Equal(429, await shop.Status("GET /orders/b", (ForwardedFor, "2.2.2.2")));
    }

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void is_an_IPv4_address_or_the_64_bits_that_an_IPv6_client_is_given(string? address, string network) =>
        Assert.Equal(network, ClientNetwork.Of(address is null ? null : IPAddress.Parse(address)));

    private static Task<ShopFixture> OneEach(params string[] settings) => ShopFixture.Start(Limits.Of([.. Limits.Hourly(0, "tight", 1), .. settings]));

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
