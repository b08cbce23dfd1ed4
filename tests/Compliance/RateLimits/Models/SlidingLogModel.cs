using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>No two admissions have the same time: the later one is a microsecond younger.</summary>
internal sealed class SlidingLogModel(SlidingLog limit) : LimitModel
{
    private readonly long _window = Microseconds(limit.Per);
    private readonly List<(long At, long Cost)> _admitted = [];

    public override long Capacity => limit.Permits;

    public override BigInteger Remaining(long clock)
    {
        var now = TimeOf(clock);
        return limit.Permits - _admitted.Where(one => one.At > now - _window).Sum(one => one.Cost);
    }

    public override void Admit(long clock, long cost)
    {
        _admitted.Add((TimeOf(clock), cost));
        _admitted.RemoveAll(one => one.At <= _admitted[^1].At - (2 * _window));
    }

    private long TimeOf(long clock) => Math.Max(clock, _admitted.Count > 0 ? _admitted[^1].At + 1 : 0);
}
