using Shop.Compliance.RateLimits.Bench;
using Shop.LimitHolder;
using Xunit;

namespace Shop.Compliance.RateLimits;

/// <summary>Four processes share one limit; their clocks differ by ten seconds, and one is stopped for a while.</summary>
public abstract class ProcessesCompliance(string address)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Duration = 5 * Second;

    // Longer than a lease lives.
    private static readonly TimeSpan Stop = 1.5 * Second;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("leased-bucket")]
    [InlineData("bucket")]
    public async Task A_bucket_is_never_passed_in_any_window(string limit)
    {
        var admissions = await Race(limit);
        Assert.InRange(admissions.WorstOver(SharedLimit.Burst, SharedLimit.Permits), double.MinValue, 0);
        Assert.InRange(admissions.Count, SharedLimit.Burst, int.MaxValue);
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

    private async Task<Admissions> Race(string limit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be stopped.");
        var partition = Guid.CreateVersion7().ToString("N");
        var holders = new List<HolderProcess>();
        try
        {
            foreach (var skew in new[] { -5.0, 5, -2, 0 })
            {
                holders.Add(await HolderProcess.Start(address, partition, limit, skew, Duration));
            }

            holders.ForEach(holder => holder.Go());
            await Task.Delay(Second, TimeProvider.System, Cancel);
            await holders[0].Signal("STOP");
            await Task.Delay(Stop, TimeProvider.System, Cancel);
            await holders[0].Signal("CONT");
            return new Admissions((await Task.WhenAll(holders.Select(holder => holder.Admissions()))).SelectMany(all => all));
        }
        finally
        {
            holders.ForEach(holder => holder.Dispose());
        }
    }
}
