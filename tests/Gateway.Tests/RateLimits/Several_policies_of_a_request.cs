using System.Net;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Several_policies_of_a_request
{
    [Theory]
    [InlineData("")]
    [InlineData("Leases")]
    public async Task are_all_debited_or_none(string shortcuts)
    {
        using var redis = new RedisServer();
        await using var shop = await ShopFixture.Start(Limits.Of(
            [$"Redis={redis.Endpoint}", .. Limits.Hourly(0, "all", 3, $"Shortcuts={shortcuts}"), .. Limits.Hourly(1, "products", 1, "Paths:0=/products")]));
        var statuses = await shop.Statuses("GET /products", 3);
        using var other = await shop.Send("GET /orders/a");

        Assert.Equal("200 429 429", statuses);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.StartsWith("\"all\";r=1;", other.Header("RateLimit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_shared_by_all_gateways()
    {
        using var redis = new RedisServer();
        var settings = Limits.Of([$"Redis={redis.Endpoint}", .. Limits.Hourly(0, "all", 3)]);
        await using var one = await ShopFixture.Start(settings);
        await using var other = await ShopFixture.Start(settings);

        Assert.Equal("200 200", await one.Statuses("GET /products", 2));
        Assert.Equal("200 429", await other.Statuses("GET /products", 2));
        Assert.Equal(429, await one.Status("GET /products"));
    }
}
