using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>More keys than a process may lease, and the end of one that has leased many.</summary>
public abstract partial class LeasesCompliance
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_beyond_the_most_has_no_lease_and_the_same_limit(bool bucket)
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(bucket ? Hourly(8) : new FixedWindow(8, TimeSpan.FromHours(1)));
        var full = bench.Process(new() { KeysMax = 1 }).Together(policy);
        Assert.True((await bench.Ask(full)).IsAdmitted);
        var calls = bench.Redis.Calls;
        Assert.Equal(8, await LimitBench.Admitted(full, bench.Partition + "other", 20));
        Assert.Equal(8 + 1, bench.Redis.Calls - calls);
        Assert.Equal(7, await bench.Admitted(full, 20));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_taken_without_a_lease_takes_nothing_from_the_leases_of_others(bool bucket)
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(bucket ? Hourly(16) : new FixedWindow(16, TimeSpan.FromHours(1)));
        var (full, other) = (bench.Process(new() { KeysMax = 1 }).Together(policy), bench.Process().Together(policy));
        Assert.True((await LimitBench.Ask(full, bench.Partition + "first")).IsAdmitted);
        var admitted = await bench.Admitted(other, 4);
        admitted += await bench.Admitted(full, 2);
        admitted += await bench.Admitted(other, 2);
        admitted += await bench.Admitted(full, 20);
        Assert.Equal(16, admitted + await bench.Admitted(other, 20));
    }

    [Fact]
    public async Task The_end_gives_back_many_leases_at_a_time()
    {
        await using var bench = await LimitBench.Start(address);
        var process = bench.Process();
        var set = process.Together(Leased(Hourly(80)));
        var keys = LeasedPolicy.GroupMax + 10;
        for (var i = 0; i < keys; i++)
        {
            Assert.True((await LimitBench.Ask(set, bench.Partition + i)).IsAdmitted);
        }

        var (calls, gate) = (bench.Redis.Calls, new TaskCompletionSource());
        bench.Redis.Gate = gate.Task;
        var end = process.DisposeAsync().AsTask();
        await Eventually.True(() => bench.Redis.Calls - calls == LeasedPolicy.GroupMax, "The first group is on its way.");
        gate.SetResult();
        await end;
        Assert.Equal(keys, bench.Redis.Calls - calls);
    }

    [Fact]
    public async Task The_end_waits_two_seconds_at_most()
    {
        await using var bench = await LimitBench.Start(address);
        var patient = new RedisLimitsOptions { DecisionTimeout = TimeSpan.FromMinutes(9), LeaseLife = TimeSpan.FromMinutes(10) };
        var process = bench.Process(patient);
        Assert.True((await bench.Ask(process.Together(Leased(Hourly(80))))).IsAdmitted);
        bench.Redis.State = DoctoredRedis.Health.Hangs;
        var before = bench.Clock.GetUtcNow();
        var end = process.DisposeAsync().AsTask();
        Assert.False(end.IsCompleted);
        await Eventually.True(
            () =>
            {
                bench.Clock.Advance(Second);
                return end.IsCompleted;
            },
            "It has ended.");
        Assert.InRange(bench.Clock.GetUtcNow() - before, 2 * Second, patient.DecisionTimeout / 2);
    }
}
