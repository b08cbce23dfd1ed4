using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Answers that come too late, and processes that die: what they strand is bounded.</summary>
public abstract partial class LeasesCompliance
{
    private const int LossesOfATest = 6;
    private const long LargestLease = 80;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Late_answers_strand_less_than_two_leases(bool bucket)
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(bucket ? Hourly(800) : new FixedWindow(800, TimeSpan.FromHours(1))) with { LeaseMax = LargestLease };
        var set = bench.Process().Together(policy);
        var admitted = 0;
        for (var i = 0; i < LossesOfATest; i++)
        {
            admitted += await bench.Admitted(set, 60) + await AdmittedUntilAnAnswerIsLate(bench, set);
            await UntilRedisAnswers(bench, set);
        }

        admitted += await bench.Admitted(bench.Process().Together(policy), 800);
        Assert.InRange(admitted, 800 - (2 * LargestLease), 800);
    }

    // It is taken for spent when it ends, not when somebody asks the next time.
    [Fact]
    public async Task What_a_dead_process_held_of_a_bucket_comes_back_from_the_end_of_the_lease_on()
    {
        await using var bench = await LimitBench.Start(address);
        var policy = Leased(new TokenBucket(10, Second, 40));
        Assert.Equal(15, await bench.Admitted(bench.Process().Together(policy), 15));
        bench.Redis.State = DoctoredRedis.Health.Refuses;
        bench.Clock.Advance(Options.LeaseLife);
        bench.Redis.State = DoctoredRedis.Health.Answers;
        bench.Clock.Advance(Second * 1.6);
        Assert.Equal(40, await bench.Admitted(bench.Process().Together(policy), 60));
    }

    // Redis grants, and nobody hears of it.
    private static async Task<int> AdmittedUntilAnAnswerIsLate(LimitBench bench, PolicySet set)
    {
        var gate = new TaskCompletionSource();
        bench.Redis.Gate = gate.Task;
        for (var admitted = 0; admitted < 1_000; admitted++)
        {
            var asked = bench.Ask(set);
            if (!asked.IsCompleted)
            {
                bench.Clock.Advance(Options.DecisionTimeout * 2);
                gate.SetResult();
                Assert.False((await asked).IsAdmitted);
                return admitted;
            }

            Assert.True((await asked).IsAdmitted, "Too little is left to lose anything.");
        }

        throw new InvalidOperationException("Redis is never asked.");
    }

    private static Task UntilRedisAnswers(LimitBench bench, PolicySet set) => Eventually.True(
        async () =>
        {
            bench.Clock.Advance(Options.ProbeInterval);
            return (await LimitBench.Ask(set, bench.Partition + "probe")).By != DecidedBy.Local;
        },
        "Redis answers again.");
}
