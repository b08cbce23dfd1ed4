using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Several policies at once: all are checked, then all are debited, or none.</summary>
public abstract class SetsCompliance(string address)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_denied_request_changes_nothing_in_Redis()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together([.. EveryAlgorithm(20), LimitBench.Strict("tight", new FixedWindow(2, Minute))]);
        Assert.Equal(2, await bench.Admitted(set, 2));
        var before = await bench.State(set);
        Assert.Equal(0, await bench.Admitted(set, 5));
        Assert.Equal(before, await bench.State(set));
    }

    [Fact]
    public async Task An_admitted_request_is_debited_from_each()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together([.. EveryAlgorithm(20)]);
        var decision = await bench.Ask(set, 1, 2, 3, 4, 5, 6);
        Assert.Equal([19, 18, 17, 16, 15, 14], decision.Policies.Select(policy => policy.Remaining));
        Assert.DoesNotContain("none", await bench.State(set), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ConformanceCompliance.Algorithms), MemberType = typeof(ConformanceCompliance))]
    public async Task Denied_requests_never_consume(string algorithm)
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(EveryAlgorithm(5).Single(policy => policy.Limit.Algorithm == algorithm));
        Assert.Equal(5, await bench.Admitted(set, 5));
        var denied = await bench.Ask(set);
        Assert.Equal(0, await bench.Admitted(set, 50));
        Assert.Equal(denied.RetryAfter, (await bench.Ask(set)).RetryAfter);
        bench.Clock.Advance(denied.RetryAfter!.Value - TimeSpan.FromMicroseconds(1));
        Assert.False((await bench.Ask(set)).IsAdmitted);
        bench.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.True((await bench.Ask(set)).IsAdmitted);
    }

    [Theory]
    [InlineData(Shortcuts.None)]
    [InlineData(Shortcuts.Denials)]
    [InlineData(Shortcuts.Batches)]
    public async Task Retry_after_is_the_largest_of_the_denying(Shortcuts shortcuts)
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(
            LimitBench.Strict("short", new FixedWindow(1, TimeSpan.FromSeconds(1)), shortcuts),
            LimitBench.Strict("long", new FixedWindow(1, Minute), shortcuts),
            LimitBench.Strict("wide", new FixedWindow(9, TimeSpan.FromHours(1)), shortcuts));
        Assert.True((await bench.Ask(set)).IsAdmitted);
        for (var i = 0; i < 2; i++)
        {
            var denied = await bench.Ask(set);
            Assert.Equal(Minute, denied.RetryAfter);
            Assert.Equal(8, denied.Policies.SingleOrDefault(policy => policy.Policy.Name == "wide")?.Remaining ?? 8);
        }
    }

    [Fact]
    public async Task A_cost_above_the_capacity_is_denied_for_ever_and_writes_nothing()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together([.. EveryAlgorithm(5)]);
        var denied = await bench.Ask(set, 1, 1, 1, 1, 1, 6);
        Assert.True(denied is { IsAdmitted: false, IsForEver: true, RetryAfter: null });
        Assert.Equal(0, bench.Redis.Calls);
        Assert.All((await bench.State(set)).Split('\n'), state => Assert.Equal("none", state));
    }

    [Fact]
    public async Task A_partition_of_any_length_has_a_short_key()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(LimitBench.Strict("p", new FixedWindow(2, Minute)));
        var partition = bench.Partition + new string('x', 10_000);
        Assert.Equal(2, await LimitBench.Admitted(set, partition, 4));
        var key = Assert.Single(set.KeysOf([partition]));
        Assert.InRange(key.Length, 1, 120);
        Assert.True(await bench.Database.KeyExistsAsync(key));
    }

    [Fact]
    public async Task A_cost_of_zero_is_free()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together([.. EveryAlgorithm(5)]);
        Assert.True((await bench.Ask(set, 5, 5, 5, 5, 5, 5)).IsAdmitted);
        Assert.True((await bench.Ask(set, 0, 0, 0, 0, 0, 0)).IsAdmitted);
    }

    private static IEnumerable<RateLimitPolicy> EveryAlgorithm(long permits) => new Limit[]
    {
        new FixedWindow(permits, Minute),
        new SlidingLog(permits, Minute),
        new SlidingCounter(permits, Minute),
        new SlidingBuckets(permits, Minute),
        new TokenBucket(permits, Minute, permits),
        new LeakyBucket(permits, Minute, permits - 1),
    }.Select(limit => LimitBench.Strict(limit.Algorithm, limit));
}
