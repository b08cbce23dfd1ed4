namespace Shop.RateLimiting.Limits;

/// <summary>
/// A counter for each window, aligned to the epoch. Exact within a window; two bursts around its edge pass together, so that up to
/// twice the limit is admitted in a window that is not aligned. State: two numbers.
/// </summary>
public sealed record FixedWindow : Limit
{
    /// <exception cref="ArgumentException">Numbers out of range.</exception>
    public FixedWindow(long permits, TimeSpan window)
        : base(new LimitNumbers(permits, window), permits)
    {
    }

    public override string Algorithm => "fixed-window";

    public override bool CanBeLeased => true;

    internal override (long First, long Second, long Third) Arguments => (Permits, PeriodMicroseconds, 0);

    internal override LocalLimit InMemory() => new InProcess(Permits, PeriodMicroseconds);

    private sealed class InProcess(long permits, long window) : LocalLimit
    {
        private long _start;
        private long _used;

        public override Answer Check(long now, long cost)
        {
            var (start, used) = At(now);
            var left = start + window - now;
            var remaining = permits - used - cost;
            return remaining < 0 ? new Answer(left, permits - used, left, 0) : new Answer(0, remaining, left, 0);
        }

        public override void Debit(long now, long cost)
        {
            (_start, var used) = At(now);
            _used = used + cost;
        }

        private (long Start, long Used) At(long now) => now >= _start + window ? (now - (now % window), 0) : (_start, _used);
    }
}
