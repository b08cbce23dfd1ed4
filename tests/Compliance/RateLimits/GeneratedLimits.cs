using CsCheck;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>Small limits, where every edge is met, and large ones, where products come near 2^52.</summary>
public static class GeneratedLimits
{
    private static readonly TimeSpan[] LongPeriods = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)];

    private static readonly Gen<TimeSpan> Periods = Gen.OneOf(
        Gen.Long[1_000, 100_000].Select(Microseconds), Gen.Int[0, 2].Select(i => LongPeriods[i]));

    private static readonly Gen<long> Permits = Gen.OneOf(Gen.Long[1, 12], Gen.Long[1, 2_000]);

    public static Gen<Limit> TokenBuckets { get; } =
        Gen.Select(Permits, Periods, Permits).Select((permits, per, burst) => (Limit)new TokenBucket(permits, per, burst));

    public static Gen<Limit> LeakyBuckets { get; } =
        Gen.Select(Permits, Periods, Permits).Select((permits, per, queue) => (Limit)new LeakyBucket(permits, per, queue - 1));

    public static Gen<Limit> FixedWindows { get; } = Gen.Select(Permits, Periods).Select((permits, window) => (Limit)new FixedWindow(permits, window));

    public static Gen<Limit> SlidingLogs { get; } =
        // Its keys end by the server's own clock, whatever the test's says: windows are longer than a schedule takes to play.
        Gen.Select(Gen.Long[1, 40], Gen.Long[10_000_000, 60_000_000].Select(Microseconds)).Select((permits, window) => (Limit)new SlidingLog(permits, window));

    public static Gen<Limit> SlidingCounters { get; } =
        Gen.Select(Permits, Periods).Select((permits, window) => (Limit)new SlidingCounter(permits, window));

    public static Gen<Limit> SlidingBuckets { get; } = Gen.Select(Permits, Periods, Gen.Long[1, 12])
        .Select((permits, part, parts) => (Limit)new SlidingBuckets(permits, part * parts, parts));

    private static TimeSpan Microseconds(long microseconds) => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
