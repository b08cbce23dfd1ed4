using Shop.RateLimiting.Limits;

namespace Shop.Benchmarks.Limiters;

/// <summary>One limit of each algorithm, wide enough to admit whatever the benchmark asks; states live for longer than a call.</summary>
internal static class Contestants
{
    private const long Wide = 1_000_000;
    private const long Pace = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<Limit> All { get; } =
    [
        new TokenBucket(Pace, Window, Wide),
        new LeakyBucket(Pace, Window, Wide),
        new FixedWindow(Wide, Window),
        new SlidingCounter(Wide, Window),
        new SlidingBuckets(Wide, Window),
        new SlidingLog(1_000, Window),
    ];
}
