using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>
/// A limit by its definition: what was admitted, and how much may still be at a time. Everything else that an answer says follows
/// from asking that again for another time. Unbounded integers, no state that is not a list of what happened.
/// </summary>
internal abstract class LimitModel
{
    public abstract long Capacity { get; }

    /// <summary>The largest cost that would be admitted when the clock shows so many microseconds.</summary>
    public abstract BigInteger Remaining(long clock);

    public abstract void Admit(long clock, long cost);

    /// <summary>How long a request that is admitted now must wait for its turn, in microseconds.</summary>
    public virtual BigInteger Delay(long clock) => 0;

    public static LimitModel Of(Limit limit) => limit switch
    {
        TokenBucket bucket => new TokenBucketModel(bucket),
        LeakyBucket bucket => new LeakyBucketModel(bucket),
        FixedWindow window => new FixedWindowModel(window),
        SlidingLog log => new SlidingLogModel(log),
        SlidingCounter counter => new SlidingCounterModel(counter),
        SlidingBuckets buckets => new SlidingBucketsModel(buckets),
        _ => throw new ArgumentOutOfRangeException(nameof(limit)),
    };

    protected static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
