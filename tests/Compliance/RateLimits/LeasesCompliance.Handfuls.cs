using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>A drained bucket that were asked for each single token would be asked too often.</summary>
public abstract partial class LeasesCompliance
{
    // 20 ms refill 20 of them; a new process asks for 12 at first.
    private static readonly RateLimitPolicy Fast = Leased(new TokenBucket(1_000, Second, 100)) with { LeaseMax = 100 };

    [Fact]
    public async Task A_drained_bucket_grants_a_handful_or_nothing()
    {
        await using var bench = await LimitBench.Start(address);
        var (first, second) = (bench.Process().Together(Fast), bench.Process().Together(Fast));
        Assert.Equal(100, await bench.Admitted(first, 120));
        bench.Clock.Advance(Second * 0.005);
        var denied = await bench.Ask(second);
        Assert.Equal((false, Second * 0.007), (denied.IsAdmitted, denied.RetryAfter));
        bench.Clock.Advance(Second * 0.007);
        Assert.Equal(12, await bench.Admitted(second, 20));
    }

    [Fact]
    public async Task Less_than_a_handful_is_granted_when_the_leases_of_others_leave_no_more()
    {
        await using var bench = await LimitBench.Start(address);
        var (first, second) = (bench.Process().Together(Fast), bench.Process().Together(Fast));
        Assert.Equal(100, await bench.Admitted(first, 120));
        bench.Clock.Advance(Second * 0.096);
        Assert.True((await bench.Ask(first)).IsAdmitted);
        bench.Clock.Advance(Second * 0.004);
        Assert.Equal(4, await bench.Admitted(second, 20));
        Assert.Equal(95, await bench.Admitted(first, 95));
    }
}
