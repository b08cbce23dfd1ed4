using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Leases of several policies of one request: each is debited once, or none is.</summary>
public abstract partial class LeasesCompliance
{
    // At first 5 are taken ahead.
    private static readonly RateLimitPolicy One = Leased(Hourly(80)) with { Name = "one" };
    private static readonly RateLimitPolicy Another = One with { Name = "another" };
    private static readonly RateLimitPolicy NotLeased = One with { Name = "not leased", Shortcuts = Shortcuts.None };

    [Theory]
    [InlineData(40)]
    [InlineData(1)]
    public async Task Several_leases_are_debited_once(long leaseMax)
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(One, Another with { LeaseMax = leaseMax });
        for (var left = 79; left >= 60; left--)
        {
            var decision = await bench.Ask(set);
            Assert.Equal((true, DecidedBy.Lease), (decision.IsAdmitted, decision.By));
            Assert.Equal([left, left], Left(decision));
        }
    }

    [Fact]
    public async Task Beside_a_policy_without_leases_Redis_decides()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(NotLeased, One);
        for (var left = 79; left >= 60; left--)
        {
            var decision = await bench.Ask(set);
            Assert.Equal(DecidedBy.Redis, decision.By);
            Assert.Equal([left, left], Left(decision));
        }
    }

    [Fact]
    public async Task Sets_of_one_process_share_the_leases_of_a_policy()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        Assert.Equal([79], Left(await bench.Ask(process.Together(One))));
        var calls = bench.Redis.Calls;
        Assert.Equal([78], Left(await bench.Ask(process.Together(One))));
        Assert.Equal(calls, bench.Redis.Calls);
    }

    [Fact]
    public async Task Who_gives_up_spends_nothing()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(One, Another with { LeaseMax = 1 });
        Assert.Equal([79, 79], Left(await bench.Ask(set)));
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        var first = bench.Ask(set);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var second = set.Decide([bench.Partition, bench.Partition], null, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        Assert.True((await first).IsAdmitted);
        Assert.Equal([77, 77], Left(await bench.Ask(set)));
    }

    [Fact]
    public async Task Several_leases_are_spent_while_Redis_is_away()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        var set = process.Together(One, Another);
        Assert.True((await bench.Ask(set)).IsAdmitted);
        await Break(bench, process);
        foreach (var left in new[] { 78, 77, 76, 75 })
        {
            var decision = await bench.Ask(set);
            Assert.Equal((true, DecidedBy.Local), (decision.IsAdmitted, decision.By));
            Assert.Equal([left, left], Left(decision));
        }

        Assert.False((await bench.Ask(set)).IsAdmitted);
    }

    [Fact]
    public async Task A_permit_goes_back_when_a_closed_policy_denies_while_Redis_is_away()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        var alone = process.Together(One);
        Assert.True((await bench.Ask(alone)).IsAdmitted);
        await Break(bench, process);
        Assert.Equal(0, await bench.Admitted(process.Together(One, NotLeased), 10));
        Assert.Equal(4, await bench.Admitted(alone, 10));
    }

    private static async Task Break(LimitBench bench, RedisLimits process)
    {
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        Assert.Equal(DecidedBy.Local, (await bench.Ask(process.Together(NotLeased))).By);
    }

    private static IEnumerable<long> Left(Decision decision) => decision.Policies.Select(policy => policy.Remaining);
}
