using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Permits that processes take ahead.</summary>
public abstract partial class LeasesCompliance(string address)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RedisLimitsOptions Options = new();
    private static readonly TimeSpan Look = Options.LeaseLife / 4;

    [Fact]
    public async Task Unspent_permits_come_back_when_nobody_uses_them()
    {
        await using var bench = await LimitBench.Start(address);
        var (one, other) = (bench.Process().Together(Leased(Hourly(40))), bench.Process().Together(Leased(Hourly(40))));
        Assert.True((await bench.Ask(one)).IsAdmitted);
        var admitted = await bench.Admitted(other, 40);
        Assert.InRange(admitted, 1, 38);
        await Eventually.True(
            async () =>
            {
                bench.Clock.Advance(Look);
                admitted += await bench.Admitted(other, 40);
                return admitted == 39;
            },
            "All but the one that was used have come back.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unspent_permits_come_back_on_disposal(bool bucket)
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(bucket ? Hourly(40) : new FixedWindow(40, TimeSpan.FromHours(1)));
        var process = bench.Process();
        Assert.True((await bench.Ask(process.Together(policy))).IsAdmitted);
        await process.DisposeAsync();
        await process.DisposeAsync();
        Assert.Equal(39, await bench.Admitted(bench.Process().Together(policy), 50));
    }

    [Fact]
    public async Task Unspent_permits_come_back_when_the_policy_has_changed_and_its_limit_has_not()
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(Hourly(40));
        var (process, other) = (bench.Process(), bench.Process().Together(policy));
        Assert.True((await bench.Ask(process.Together(policy))).IsAdmitted);
        Assert.True((await bench.Ask(process.Together(policy with { LeaseMax = 10 }))).IsAdmitted);
        var admitted = await bench.Admitted(other, 40);
        await Eventually.True(
            async () =>
            {
                bench.Clock.Advance(Look);
                admitted += await bench.Admitted(other, 40);
                return admitted == 38;
            },
            "All but the two that were used have come back.");
    }

    [Fact]
    public async Task A_policy_whose_limit_has_changed_leases_by_the_new_one()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        Assert.True((await bench.Ask(process.Together(Leased(Hourly(40))))).IsAdmitted);
        Assert.Equal(8, await bench.Admitted(process.Together(Leased(Hourly(8))), 20));
    }

    [Fact]
    public async Task A_lease_of_a_fixed_window_dies_with_the_window()
    {
        await using var bench = await LimitBench.Start(address);
        var (one, other) = (bench.Process().Together(Leased(new FixedWindow(80, Second))), bench.Process().Together(Leased(new FixedWindow(80, Second))));
        bench.Clock.Advance(Second * 0.9);
        Assert.True((await bench.Ask(one)).IsAdmitted);
        bench.Clock.Advance(Second * 0.1);
        Assert.Equal(80, await bench.Admitted(other, 90));
        Assert.False((await bench.Ask(one)).IsAdmitted);
    }

    [Fact]
    public async Task A_lease_is_spent_while_Redis_is_away()
    {
        await using var bench = await LimitBench.Start(address);
        var set = bench.Process().Together(Leased(Hourly(80)));
        Assert.True((await bench.Ask(set)).IsAdmitted);
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        var admitted = await bench.Admitted(set, 80);
        Assert.InRange(admitted, 1, 79);
        Assert.Equal(0, await bench.Admitted(set, 10));
    }

    [Fact]
    public async Task A_permit_goes_back_to_its_lease_when_another_policy_denies()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        var both = process.Together(Leased(Hourly(8)), LimitBench.Strict("tight", new FixedWindow(2, TimeSpan.FromHours(1))));
        Assert.Equal(2, await bench.Admitted(both, 50));
        Assert.Equal(6, await bench.Admitted(process.Together(Leased(Hourly(8))), 20));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redis_is_asked_twenty_times_less(bool bucket)
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(bucket ? new TokenBucket(100_000, Second, 10_000) : new FixedWindow(10_000, Second)) with { LeaseMax = 1_000 };
        var admitted = await bench.Admitted(bench.Process().Together(policy), 5_000);
        Assert.Equal(5_000, admitted);
        Assert.InRange(bench.Redis.Calls, 1, admitted / 20);
    }

    private static TokenBucket Hourly(long burst) => new(1, TimeSpan.FromHours(1), burst);

    private static RateLimitPolicy Leased(Limit limit) =>
        LimitBench.Strict("leased", limit, Shortcuts.Leases) with { LeaseMax = Math.Max(1, limit.Capacity / 2) };
}
