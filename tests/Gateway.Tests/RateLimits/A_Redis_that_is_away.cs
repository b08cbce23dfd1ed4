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
        _redis.GoAway();

        // Two only when the first request, on a busy machine, was not decided in Redis either.
        Assert.Matches("^(200 ){2,3}429", await shop.Statuses(Get, 5));
        Assert.NotEmpty(shop.Log.Of("RateLimitsWithoutRedis"));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task lets_a_closed_policy_refuse_everything_but_for_a_moment()
    {
        await using var shop = await Start("Closed", limit: 100_000);
        await IsUsed(shop);
        _redis.GoAway();
        using var refused = await shop.Send(Get);

        await refused.Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>In one of three outages: the others may have met a machine that was busy.</summary>
    [Fact]
    public async Task is_found_within_a_second_when_it_is_back()
    {
        await using var shop = await Start("Closed", limit: 100_000);
        await IsUsed(shop);
        var recoveries = new List<TimeSpan>();
        do
        {
            recoveries.Add(await Recovery(shop));
        }
        while (recoveries[^1] > RecoveryMax && recoveries.Count < 3);

        Assert.True(recoveries[^1] <= RecoveryMax, string.Join(", ", recoveries));
    }

    [Fact]
    public async Task holds_up_neither_the_start_nor_what_comes_after_it()
    {
        _redis.GoAway();
        await using var shop = await Start("Closed");
        Assert.Equal(429, await shop.Status(Get));
        _redis.ComeBack();
        await IsUsed(shop);
    }

    public void Dispose() => _redis.Dispose();

    // A busy machine may answer too late for the first request.
    private static Task IsUsed(ShopFixture shop) => Eventually.Holds(async () => await shop.Status(Get) == 200, "the closed policy admits");

    private async Task<TimeSpan> Recovery(ShopFixture shop)
    {
        _redis.GoAway();
        Assert.Equal(429, await shop.Status(Get));
        _redis.ComeBack();
        var back = Stopwatch.GetTimestamp();
        await IsUsed(shop);
        return Stopwatch.GetElapsedTime(back);
    }

    private Task<ShopFixture> Start(string whenRedisIsDown, int limit = 3) => ShopFixture.Start(
        Limits.Of([$"Redis={_redis.Endpoint}", .. Limits.Hourly(0, "tight", limit, $"WhenRedisIsDown={whenRedisIsDown}", "Shortcuts=None")]));
}
