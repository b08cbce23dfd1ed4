using Shop.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.LimitHolder;

/// <summary>What the processes share; without Redis nothing is admitted.</summary>
internal static class SharedLimit
{
    public const int Permits = 200;
    public const int Burst = 100;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static RateLimitPolicy Named(string limit) => limit switch
    {
        "leased-bucket" => Shared(new TokenBucket(Permits, Second, Burst), Shortcuts.Leases),
        "leased-window" => Shared(new FixedWindow(Permits, Second), Shortcuts.Leases),
        "bucket" => Shared(new TokenBucket(Permits, Second, Burst), Shortcuts.Batches),
        "log" => Shared(new SlidingLog(Permits, Second), Shortcuts.Denials),
        "buckets" => Shared(new SlidingBuckets(Permits, Second), Shortcuts.Denials),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "is not shared."),
    };

    private static RateLimitPolicy Shared(Limit limit, Shortcuts shortcuts) =>
        new("shared", limit) { Shortcuts = shortcuts, IsOpenWithoutRedis = false, LeaseMax = Burst / 2 };
}
