using CsCheck;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>A limit and the requests that come to one key of it.</summary>
/// <param name="Requests">What the clock shows, in microseconds, and the cost. The clock may be set back.</param>
public sealed record Schedule(Limit Limit, IReadOnlyList<(long Clock, long Cost)> Requests)
{
    internal const long Beginning = 1_760_000_000_000_000;
    private const int LengthMax = 100;

    public override string ToString() => $"{Limit}: {string.Join(' ', Requests.Select(one => $"{one.Clock - Beginning}×{one.Cost}"))}";

    /// <param name="setBack">Whether the clock is set back now and then.</param>
    public static Gen<Schedule> Of(Gen<Limit> limits, bool setBack) => limits.SelectMany(limit =>
        Gen.Select(Step(limit, setBack), Cost(limit)).List[1, LengthMax].Select(steps => At(limit, steps)));

    private static Schedule At(Limit limit, List<(long Step, long Cost)> steps)
    {
        var clock = Beginning;
        return new Schedule(limit, [.. steps.Select(step => (clock += step.Step, step.Cost))]);
    }

    // Many at once, about as fast as the limit, around the edges of its windows, and after long silence.
    internal static Gen<long> Step(Limit limit, bool setBack)
    {
        var period = limit.Per.Ticks / TimeSpan.TicksPerMicrosecond;
        var pace = Math.Max(1, period / limit.Permits);
        return Gen.Frequency(
            (6, Gen.Long[0, 3]),
            (6, Gen.Long[0, 2 * pace]),
            (2, Gen.Long[Math.Max(0, period - 2), period + 2]),
            (2, Gen.Long[0, period]),
            (1, Gen.Long[0, 5 * period]),
            (setBack ? 1 : 0, Gen.Long[-period, 0]));
    }

    internal static Gen<long> Cost(Limit limit) => Gen.Frequency((6, Gen.Const(1L)), (2, Gen.Long[1, limit.Capacity]), (1, Gen.Const(limit.Capacity)));
}
