using Shop.Compliance.RateLimits.Bench;
using Shop.LimitHolder;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>
/// Four processes share one limit; their clocks differ by ten seconds, and one is stopped with permits in hand. When it goes on they
/// are void, and the limit has all of its permits again: whoever spent the void ones too would pass it.
/// </summary>
public abstract class ProcessesCompliance(string address)
{
    private const int TriesMax = 5;

    // The lease that is held then is not at its end.
    private const int AdmittedBeforeTheStop = 55;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // Longer than a lease lives.
    private static readonly TimeSpan Stop = 1.2 * Second;

    // Until nobody holds a lease any more, and until the bucket is full after that.
    private static readonly TimeSpan Silence = 1.6 * Second;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("leased-bucket")]
    [InlineData("bucket")]
    public async Task A_bucket_is_never_passed_in_any_window(string limit)
    {
        var admissions = await Race(limit);
        Assert.InRange(OverTheBucket(admissions), double.MinValue, 0);
        Assert.InRange(admissions.Count, 2 * SharedLimit.Burst, int.MaxValue);
    }

    [Fact]
    public async Task A_leased_window_is_never_passed()
    {
        var admissions = await Race("leased-window");
        Assert.InRange(MostInAWindow(admissions), 1, SharedLimit.Permits);
        Assert.InRange(admissions.Count, 2 * SharedLimit.Permits, int.MaxValue);
    }

    [Theory]
    [InlineData("log")]
    [InlineData("buckets")]
    public async Task A_window_without_edges_is_never_passed(string limit)
    {
        var admissions = await Race(limit);
        Assert.InRange(admissions.MostIn(Second), 1, SharedLimit.Permits);
        Assert.InRange(admissions.Count, SharedLimit.Permits, int.MaxValue);
    }

    // For the stopped process no time has passed: it takes its lease for good.
    [Theory]
    [InlineData("leased-bucket")]
    [InlineData("leased-window")]
    public async Task Whoever_spends_what_has_ended_is_seen(string limit)
    {
        for (var tries = 0; ; tries++)
        {
            var admissions = await Race(limit, stands: true);
            if (limit == "leased-bucket" ? OverTheBucket(admissions) > 0 : MostInAWindow(admissions) > SharedLimit.Permits)
            {
                return;
            }

            Assert.True(tries < TriesMax, "It was stopped with nothing in hand.");
        }
    }

    private static double OverTheBucket(Admissions admissions) => admissions.WorstOver(SharedLimit.Burst, SharedLimit.Permits);

    // The server's clock is this machine's.
    private static int MostInAWindow(Admissions admissions) => admissions.MostInAligned(
        Second, TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch - TimeProvider.System.GetElapsedTime(0));

    private async Task<Admissions> Race(string limit, bool stands = false)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be stopped.");
        var partition = Guid.CreateVersion7().ToString("N");
        var holders = new List<HolderProcess>();
        try
        {
            foreach (var skew in new[] { -5.0, 5, -2, 0 })
            {
                holders.Add(await HolderProcess.Start(address, partition, limit, skew, stands && holders.Count == 0));
            }

            await Play(holders[0], holders[1..]);
            return new Admissions((await Task.WhenAll(holders.Select(holder => holder.Admissions()))).SelectMany(all => all));
        }
        finally
        {
            holders.ForEach(holder => holder.Dispose());
        }
    }

    private static async Task Play(HolderProcess stopped, List<HolderProcess> others)
    {
        stopped.Spend(Stop, Pause);
        stopped.Spend(Second);
        await stopped.HasAdmitted(AdmittedBeforeTheStop);
        await stopped.Signal("STOP");
        others.ForEach(holder => holder.Spend(Stop));
        await Task.Delay(Stop + Silence, TimeProvider.System, Cancel);
        others.ForEach(holder => holder.Spend(Second));
        await stopped.Signal("CONT");
    }
}
