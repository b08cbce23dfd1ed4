using System.Numerics;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits.Models;

/// <summary>current + previous × (1 − elapsed share), by the counts of each window.</summary>
internal sealed class SlidingCounterModel(SlidingCounter limit) : LimitModel
{
    private readonly long _window = Microseconds(limit.Per);
    private readonly Dictionary<long, long> _used = [];

    public override long Capacity => limit.Permits;

    public override BigInteger Remaining(long clock)
    {
        var window = WindowAt(clock);
        var elapsed = Math.Max(0, clock - (window * _window));
        var free = ((BigInteger)limit.Permits * _window)
            - ((BigInteger)_used.GetValueOrDefault(window) * _window)
            - ((BigInteger)_used.GetValueOrDefault(window - 1) * (_window - elapsed));
        return free < 0 ? -((-free + _window - 1) / _window) : free / _window;
    }

    public override void Admit(long clock, long cost)
    {
        var window = WindowAt(clock);
        _used[window] = _used.GetValueOrDefault(window) + cost;
    }

    private long WindowAt(long clock) => Math.Max(clock / _window, _used.Keys.DefaultIfEmpty().Max());
}
