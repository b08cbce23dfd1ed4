using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

internal sealed class FixedWindowModel(FixedWindow limit) : LimitModel
{
    private readonly long _window = Microseconds(limit.Per);
    private readonly Dictionary<long, long> _used = [];

    public override long Capacity => limit.Permits;

    public override BigInteger Remaining(long clock) => limit.Permits - _used.GetValueOrDefault(WindowAt(clock));

    public override void Admit(long clock, long cost)
    {
        var window = WindowAt(clock);
        _used[window] = _used.GetValueOrDefault(window) + cost;
    }

    private long WindowAt(long clock) => Math.Max(clock / _window, _used.Keys.DefaultIfEmpty().Max());
}
