namespace Shop.RateLimiting.Limits;

/// <summary>
/// The time of every permit of the last window. Exactly the limit in any window, at the price of one entry for each permit.
/// </summary>
public sealed record SlidingLog : Limit
{
    /// <summary>One entry a permit: more would make one key a burden.</summary>
    public const long PermitsMax = 100_000;

    /// <exception cref="ArgumentException">Numbers out of range.</exception>
    public SlidingLog(long permits, TimeSpan window)
        : base(new LimitNumbers(permits, window).AtMost("Permits of a log", permits, PermitsMax), permits)
    {
    }

    public override string Algorithm => "sliding-log";

    internal override (long First, long Second, long Third) Arguments => (Permits, PeriodMicroseconds, 0);

    internal override LocalLimit InMemory() => new InProcess(Permits, PeriodMicroseconds);

    private sealed class InProcess(long permits, long window) : LocalLimit
    {
        // The time of each admission and its cost, oldest first.
        private readonly Queue<(long At, long Cost)> _entries = new();
        private long _used;
        private long _newest = long.MinValue;

        public override Answer Check(long now, long cost)
        {
            var at = Math.Max(now, _newest + 1);
            Forget(at - window);
            var over = _used + cost - permits;
            return over > 0
                ? new Answer(WhenGone(over) + window - now, permits - _used, _newest + window - now, 0)
                : new Answer(0, -over, at - now + window, 0);
        }

        public override void Debit(long now, long cost)
        {
            _newest = Math.Max(now, _newest + 1);
            _used += cost;
            _entries.Enqueue((_newest, cost));
        }

        private void Forget(long until)
        {
            while (_entries.TryPeek(out var oldest) && oldest.At <= until)
            {
                _used -= _entries.Dequeue().Cost;
            }
        }

        private long WhenGone(long permitsToLeave) => _entries.First(entry => (permitsToLeave -= entry.Cost) <= 0).At;
    }
}
