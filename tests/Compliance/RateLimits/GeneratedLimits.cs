using CsCheck;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>Small limits, where every edge is met, and the largest ones that are counted exactly, whose products come near 2^52.</summary>
public static class GeneratedLimits
{
    private static readonly TimeSpan[] LongPeriods = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), TimeSpan.FromDays(31)];

    private static readonly Gen<TimeSpan> Periods = Gen.OneOf(
        Gen.Long[1_000, 100_000].Select(Microseconds), Gen.Int[0, 3].Select(i => LongPeriods[i]));

    private static readonly Gen<long> Permits = Gen.OneOf(Gen.Long[1, 12], Gen.Long[1, 2_000]);

    public static Gen<Limit> TokenBuckets { get; } = Buckets((permits, per, burst) => new TokenBucket(permits, per, burst));

    public static Gen<Limit> LeakyBuckets { get; } = Buckets((permits, per, capacity) => new LeakyBucket(permits, per, capacity - 1));

    public static Gen<Limit> FixedWindows { get; } = Gen.Select(UpTo(LimitNumbers.ExactMax), Periods)
        .Select((permits, window) => (Limit)new FixedWindow(permits, window));

    public static Gen<Limit> SlidingLogs { get; } =
        // Its keys end by the server's own clock, whatever the test's says: windows are longer than a schedule takes to play.
        Gen.Select(Gen.Long[1, 40], Gen.Long[10_000_000, 60_000_000].Select(Microseconds)).Select((permits, window) => (Limit)new SlidingLog(permits, window));

    public static Gen<Limit> SlidingCounters { get; } = Periods.SelectMany(window =>
        UpTo(LimitNumbers.ExactMax / 2 / (long)window.TotalMicroseconds).Select(permits => (Limit)new SlidingCounter(permits, window)));

    public static Gen<Limit> SlidingBuckets { get; } = Gen.Select(UpTo(LimitNumbers.ExactMax), Periods, Gen.Long[1, 12])
        .Select((permits, part, parts) => (Limit)Parted(permits, part, Math.Min(parts, (long)(LongPeriods[^1] / part))));

    private static SlidingBuckets Parted(long permits, TimeSpan part, long parts) => new SlidingBuckets(permits, part * parts, parts);

    private static Gen<Limit> Buckets(Func<long, TimeSpan, long, Limit> make) => Gen.Select(Permits, Periods).SelectMany(rate =>
        UpTo(LimitNumbers.ExactMax / InLowestTerms(rate.Item1, (long)rate.Item2.TotalMicroseconds))
            .Select(capacity => make(rate.Item1, rate.Item2, capacity)));

    private static long InLowestTerms(long permits, long period) => period / Whole.GreatestCommonDivisor(permits, period);

    // As small as most are, or among the largest that there are.
    private static Gen<long> UpTo(long most) => Gen.Frequency(
        (6, Permits.Select(permits => Math.Min(permits, most))), (2, Gen.Long[Math.Max(1, most - 12), most]));

    private static TimeSpan Microseconds(long microseconds) => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
