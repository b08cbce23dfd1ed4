using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class A_Redis_that_is_away : IDisposable
{
    private const string Get = "GET /products";
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(1);

    private readonly RedisServer _redis = new();

    [Fact]
    public async Task lets_an_open_policy_count_by_itself()
    {
        await using var shop = await Start("Open");
        Assert.Equal(200, await shop.Status(Get));
        _redis.Stop();

        await MeetsOutage(shop);

        Assert.Equal("200 429", await shop.Statuses(Get, 2));
        Assert.Single(shop.Log.Of("RateLimitsWithoutRedis"));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task lets_a_closed_policy_refuse_everything_but_for_a_moment()
    {
        await using var shop = await Start("Closed");
        Assert.Equal(200, await shop.Status(Get));
        _redis.Stop();
        await MeetsOutage(shop);
        using var refused = await shop.Send(Get);

        await refused.Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task is_found_within_a_second_when_it_is_back()
    {
        await using var shop = await Start("Closed");
        Assert.Equal(200, await shop.Status(Get));
        _redis.Stop();
        await MeetsOutage(shop);
        _redis.Start();
        var back = Stopwatch.GetTimestamp();
        await Eventually.Holds(async () => await shop.Status(Get) == 200, "the closed policy admits");

        Assert.InRange(Stopwatch.GetElapsedTime(back), TimeSpan.Zero, RecoveryMax);
    }

    [Fact]
    public async Task holds_up_neither_the_start_nor_what_comes_after_it()
    {
        _redis.Stop();
        await using var shop = await Start("Closed");
        Assert.Equal(429, await shop.Status(Get));
        _redis.Start();

        await Eventually.Holds(async () => await shop.Status(Get) == 200, "the closed policy admits");
    }

    public void Dispose() => _redis.Dispose();

    // The server may answer on its connections for a moment after it has stopped.
    private static Task MeetsOutage(ShopFixture shop) => Eventually.Holds(
        async () =>
        {
            await shop.Status(Get);
            return shop.Log.Of("RateLimitsWithoutRedis").Any();
        },
        "a request found Redis away");

    private Task<ShopFixture> Start(string whenRedisIsDown) => ShopFixture.Start(
        Limits.Of([$"Redis={_redis.Endpoint}", .. Limits.Hourly(0, "tight", 2, $"WhenRedisIsDown={whenRedisIsDown}", "Shortcuts=None")]));
}
