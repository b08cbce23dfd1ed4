using Microsoft.Extensions.Logging;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Changing_rate_limits
{
    private const string Get = "GET /products";

    [Fact]
    public async Task takes_effect_while_the_gateway_runs()
    {
        await using var shop = await ShopFixture.Start(Limits.Of(Limits.Hourly(0, "tight", 1)));
        var before = await shop.Statuses(Get, 2);
        shop.Change("Policies:0:Limit=2");

        Assert.Equal("200 429", before);
        Assert.Equal("200 200 429", await shop.Statuses(Get, 3));
        Assert.Single(shop.Log.Of("RateLimitsReloaded"));
    }

    [Fact]
    public async Task to_wrong_ones_is_refused_with_every_error_and_keeps_the_old()
    {
        await using var shop = await ShopFixture.Start(Limits.Of(Limits.Hourly(0, "tight", 1)));
        Assert.Equal(200, await shop.Status(Get));
        shop.Change("Policies:0:Limit=0", "Policies:0:Partition=Moon");

        var refused = Assert.Single(shop.Log.Of("RateLimitsReloadRefused"));
        Assert.Equal(LogLevel.Error, refused.Level);
        Assert.Contains("Policies:0:Limit: Permits must be from 1", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Policies:0:Partition: 'Moon' is none of", refused.Text, StringComparison.Ordinal);
        Assert.Equal(429, await shop.Status(Get));

        shop.Change("Policies:0:Limit=5", "Policies:0:Partition=Ip");
        Assert.Equal(200, await shop.Status(Get));
    }

    [Fact]
    public async Task to_another_Redis_waits_for_a_restart()
    {
        await using var shop = await ShopFixture.Start(Limits.Of(Limits.Hourly(0, "tight", 1)));
        shop.Change("Redis=redis:6379");

        Assert.Contains("RateLimiting:Redis: changes at a restart only.", Assert.Single(shop.Log.Of("RateLimitsReloadRefused")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Algorithm=sliding-log")]
    [InlineData("Shortcuts=Leases")]
    [InlineData("Per=02:00:00")]
    public async Task begins_anew_in_Redis_where_the_old_state_means_nothing(string change)
    {
        using var redis = new RedisServer();
        await using var shop = await ShopFixture.Start(Limits.Of([$"Redis={redis.Endpoint}", .. Limits.Hourly(0, "tight", 1)]));
        var before = await shop.Statuses(Get, 2);
        shop.Change($"Policies:0:{change}");

        Assert.Equal("200 429", before);
        Assert.Equal("200 429", await shop.Statuses(Get, 2));
        Assert.Empty(shop.Log.Of("RateLimitsWithoutRedis"));
    }
}
