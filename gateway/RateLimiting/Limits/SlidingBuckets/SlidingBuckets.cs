namespace Shop.RateLimiting.Limits;

/// <summary>
/// The window cut into k parts with a counter each; the newest k + 1 together hold at most the limit. They cover every window that
/// ends now, so that the limit is never passed, and at least k/(k + 1) of it can be used. State: k + 2 numbers.
/// </summary>
public sealed record SlidingBuckets : Limit
{
    public const long PartsMax = 60;

    public const long PartsByDefault = 10;

    /// <param name="parts">More parts waste less of the limit and take more memory; they divide the window evenly.</param>
    /// <exception cref="ArgumentException">Numbers out of range.</exception>
    public SlidingBuckets(long permits, TimeSpan window, long parts = PartsByDefault)
        : base(new LimitNumbers(permits, window).Parts(parts), permits) => Parts = parts;

    public override string Algorithm => "sliding-buckets";

    public long Parts { get; }

    internal override (long First, long Second, long Third) Arguments => (Permits, PeriodMicroseconds / Parts, Parts);

    internal override LocalLimit InMemory() => new InProcess(Permits, PeriodMicroseconds / Parts, Parts);

    private sealed class InProcess(long permits, long part, long parts) : LocalLimit
    {
        // Newest first.
        private readonly long[] _counts = new long[parts + 1];
        private long _newest;

        public override Answer Check(long now, long cost)
        {
            MoveTo(now / part);
            var sum = _counts.Sum();
            var oldestLeaves = ((_newest + 1) * part) - now;
            return sum + cost <= permits
                ? new Answer(0, permits - sum - cost, oldestLeaves + (parts * part), 0)
                : Refuse(sum, cost, oldestLeaves);
        }

        public override void Debit(long now, long cost) => _counts[0] += cost;

        private Answer Refuse(long sum, long cost, long oldestLeaves)
        {
            var (wait, reset, left) = (0L, 0L, sum);
            for (var i = parts; i >= 0; i--)
            {
                if (_counts[i] > 0)
                {
                    left -= _counts[i];
                    reset = oldestLeaves + ((parts - i) * part);
                    wait = wait == 0 && left + cost <= permits ? reset : wait;
                }
            }

            return new Answer(wait, permits - sum, reset, 0);
        }

        private void MoveTo(long newest)
        {
            var shift = (int)Math.Clamp(newest - _newest, 0, _counts.Length);
            Array.Copy(_counts, 0, _counts, shift, _counts.Length - shift);
            Array.Clear(_counts, 0, shift);
            _newest = Math.Max(_newest, newest);
        }
    }
}
