using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.Gateway.Lab.RateLimits;

/// <summary>One algorithm in the race, and what it is known to admit at most in any window.</summary>
internal sealed record Contestant(Limit Limit, string Bound)
{
    /// <summary>The one that all others are compared with.</summary>
    public bool IsExact => Limit is SlidingLog;

    /// <summary>All with the same limit; the bucket's burst and the queue's length are a quarter of it.</summary>
    public static IReadOnlyList<Contestant> All(LabRun run)
    {
        var (permits, window, some) = (run.Limit, run.Window, Math.Max(1, run.Limit / 4));
        return
        [
            new(new SlidingLog(permits, window), "L"),
            new(new SlidingBuckets(permits, window), "L"),
            new(new SlidingCounter(permits, window), "< 2L"),
            new(new FixedWindow(permits, window), "2L"),
            new(new TokenBucket(permits, window, some), "burst + L"),
            new(new LeakyBucket(permits, window, some), "queue + 1 + L"),
        ];
    }

    // One name for all runs: each name is a time series of the metrics that never ends.
    public PolicySet Of(RedisLimits limits) =>
        limits.Together(new RateLimitPolicy($"lab-{Limit.Algorithm}", Limit) { Shortcuts = Shortcuts.None });
}
