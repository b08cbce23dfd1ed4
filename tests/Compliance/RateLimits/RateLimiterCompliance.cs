using System.Threading.RateLimiting;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>As .NET's own limiter.</summary>
public abstract class RateLimiterCompliance(string address)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_attempt_never_asks_Redis()
    {
        await using var bench = await LimitBench.Start(address);
        await using var limiter = Limiter(bench, new TokenBucket(1, Second, 2), Shortcuts.Denials);
        using (var attempt = limiter.AttemptAcquire(bench.Partition))
        {
            Assert.False(attempt.IsAcquired);
            Assert.False(attempt.TryGetMetadata(MetadataName.RetryAfter, out _));
            Assert.Empty(attempt.MetadataNames);
        }

        Assert.Equal(0, bench.Redis.Calls);
    }

    [Fact]
    public async Task An_attempt_spends_a_lease_that_is_held()
    {
        await using var bench = await LimitBench.Start(address);
        await using var limiter = Limiter(bench, new TokenBucket(1, Second, 800), Shortcuts.Leases);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        bench.Redis.State = DoctoredRedis.Health.Hangs;
        Assert.True(limiter.AttemptAcquire(bench.Partition).IsAcquired);
        bench.Redis.State = DoctoredRedis.Health.Answers;
    }

    [Fact]
    public async Task A_denial_says_when_to_come_back_and_an_attempt_repeats_it()
    {
        await using var bench = await LimitBench.Start(address);
        await using var limiter = Limiter(bench, new TokenBucket(1, Second, 2), Shortcuts.Denials);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 2, Cancel)).IsAcquired);
        foreach (var denied in new[] { await limiter.AcquireAsync(bench.Partition, 2, Cancel), limiter.AttemptAcquire(bench.Partition, 2) })
        {
            Assert.False(denied.IsAcquired);
            Assert.Equal([MetadataName.RetryAfter.Name], denied.MetadataNames);
            Assert.True(denied.TryGetMetadata(MetadataName.RetryAfter, out var wait));
            Assert.Equal(2 * Second, wait);
            Assert.False(denied.TryGetMetadata("another", out _));
        }
    }

    [Fact]
    public async Task Zero_permits_ask_whether_any_are_left()
    {
        await using var bench = await LimitBench.Start(address);
        await using var limiter = Limiter(bench, new TokenBucket(1, Second, 1), Shortcuts.None);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 0, Cancel)).IsAcquired);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        Assert.False((await limiter.AcquireAsync(bench.Partition, 0, Cancel)).IsAcquired);
    }

    [Fact]
    public async Task Zero_permits_are_had_when_every_policy_has_some_left()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new TokenBucket(1, Second, 1)), LimitBench.Strict("q", new TokenBucket(1, Second, 2)));
        await using var limiter = new RedisRateLimiter<string>(set, partition => [partition, partition]);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 0, Cancel)).IsAcquired);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        Assert.False((await limiter.AcquireAsync(bench.Partition, 0, Cancel)).IsAcquired);
    }

    // In real time: whether a waiter has begun to wait cannot be seen from outside.
    [Fact]
    public async Task Whoever_is_admitted_to_a_leaky_bucket_waits_for_his_slot()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(address);
        await using var limits = new RedisLimits(redis, RealClient.Patient);
        await using var limiter = new RedisRateLimiter<string>(
            limits.Together(LimitBench.Strict("p", new LeakyBucket(20, Second, 3))), partition => [partition]);
        var partition = Guid.CreateVersion7().ToString("N");
        var started = TimeProvider.System.GetTimestamp();
        var released = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Release(limiter, partition, started)));
        Array.Sort(released);
        Assert.All(
            Enumerable.Range(0, 4),
            slot => Assert.InRange(released[slot], (Second / 20 * slot) - TimeSpan.FromMilliseconds(1), Second * 20));
    }

    [Fact]
    public async Task Whoever_gives_up_does_not_wait()
    {
        await using var bench = await LimitBench.Start(address);
        await using var limiter = Limiter(bench, new LeakyBucket(1, Second, 3), Shortcuts.None);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        var waiting = limiter.AcquireAsync(bench.Partition, 1, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await limiter.AcquireAsync(bench.Partition, 1, giveUp.Token));
    }

    [Fact]
    public async Task Nobody_waits_for_days_when_the_clock_of_Redis_was_set_back()
    {
        await using var bench = await LimitBench.Start(address);
        // The test's clock goes on while Redis is asked, too.
        var patient = new RedisLimitsOptions { DecisionTimeout = TimeSpan.FromMinutes(9), LeaseLife = TimeSpan.FromMinutes(10) };
        await using var limiter = new RedisRateLimiter<string>(
            bench.Process(patient).Together(LimitBench.Strict("p", new LeakyBucket(1, Second, 3))), partition => [partition]);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        bench.Clock.AdjustTime(bench.Clock.GetUtcNow() - TimeSpan.FromDays(100));
        var before = bench.Clock.GetUtcNow();
        var waiting = limiter.AcquireAsync(bench.Partition, 1, Cancel).AsTask();
        await Eventually.True(
            () =>
            {
                bench.Clock.Advance(Second);
                return waiting.IsCompleted;
            },
            "He has waited.");
        Assert.True((await waiting).IsAcquired);
        Assert.InRange(bench.Clock.GetUtcNow() - before, LeakyBucket.WaitMax, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task Costs_may_depend_on_the_resource()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new TokenBucket(1, Second, 5)));
        await using var limiter = new RedisRateLimiter<string>(set, partition => [partition], partition => [3]);
        Assert.True((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        Assert.False((await limiter.AcquireAsync(bench.Partition, 1, Cancel)).IsAcquired);
        Assert.Null(limiter.GetStatistics(bench.Partition));
    }

    private static async Task<TimeSpan> Release(RedisRateLimiter<string> limiter, string partition, long started)
    {
        Assert.True((await limiter.AcquireAsync(partition, 1, Cancel)).IsAcquired);
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static RedisRateLimiter<string> Limiter(LimitBench bench, Limit limit, Shortcuts shortcuts) =>
        new(bench.Process().Together(LimitBench.Strict("p", limit, shortcuts) with { LeaseMax = limit.Capacity }), partition => [partition]);
}
