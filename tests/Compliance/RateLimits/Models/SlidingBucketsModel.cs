using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>The part that is now and as many before it as the window has.</summary>
internal sealed class SlidingBucketsModel(SlidingBuckets limit) : LimitModel
{
    private readonly long _part = Microseconds(limit.Per) / limit.Parts;
    private readonly Dictionary<long, long> _used = [];

    public override long Capacity => limit.Permits;

    public override BigInteger Remaining(long clock)
    {
        var part = PartAt(clock);
        return limit.Permits - _used.Where(one => one.Key >= part - limit.Parts).Sum(one => one.Value);
    }

    public override void Admit(long clock, long cost)
    {
        var part = PartAt(clock);
        _used[part] = _used.GetValueOrDefault(part) + cost;
    }

    private long PartAt(long clock) => Math.Max(clock / _part, _used.Keys.DefaultIfEmpty().Max());
}
