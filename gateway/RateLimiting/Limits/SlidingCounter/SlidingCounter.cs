namespace Shop.RateLimiting.Limits;

/// <summary>
/// Two counters: <c>current + previous × (1 − elapsed share of the current window)</c>. Takes the previous window as evenly used:
/// just under twice the limit against an adversary, 1.1 to 1.2 times for clients at the limit. State: three numbers.
/// </summary>
public sealed record SlidingCounter : Limit
{
    /// <exception cref="ArgumentException">Numbers out of range, or too large to be counted exactly.</exception>
    public SlidingCounter(long permits, TimeSpan window)
        : base(new LimitNumbers(permits, window).Exact("Twice the permits,", permits * 2, window.Ticks / TimeSpan.TicksPerMicrosecond), permits)
    {
    }

    public override string Algorithm => "sliding-counter";

    internal override (long First, long Second, long Third) Arguments => (Permits, PeriodMicroseconds, 0);

    internal override LocalLimit InMemory() => new InProcess(Permits, PeriodMicroseconds);

    private sealed class InProcess(long permits, long window) : LocalLimit
    {
        private long _start = long.MinValue / 2;
        private long _current;
        private long _previous;

        public override Answer Check(long now, long cost)
        {
            var (start, current, previous) = At(now);
            var left = start + window - now;
            var used = (current * window) + (previous * left);
            var room = ((permits - cost) * window) - used;
            return room >= 0
                ? new Answer(0, room / window, left + window, 0)
                : new Answer(
                    WaitFor(cost, left, current, previous),
                    Math.Max(0, (permits * window) - used) / window,
                    current > 0 ? left + window : left,
                    0);
        }

        public override void Debit(long now, long cost)
        {
            (_start, var current, _previous) = At(now);
            _current = current + cost;
        }

        private long WaitFor(long cost, long left, long current, long previous)
        {
            var share = (permits - cost - current) * window;
            return share >= 0 ? left - (share / previous) : left + window - ((permits - cost) * window / current);
        }

        private (long Start, long Current, long Previous) At(long now)
        {
            var start = now - (now % window);
            return start switch
            {
                _ when start <= _start => (_start, _current, _previous),
                _ when start == _start + window => (start, 0, _current),
                _ => (start, 0, 0),
            };
        }
    }
}
