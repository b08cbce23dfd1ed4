namespace Shop.RateLimiting.Limits;

/// <summary>
/// A bucket of tokens, refilled continuously. Admits at most <see cref="Burst"/> + rate × W in any window W. State: two numbers.
/// </summary>
public sealed record TokenBucket : Limit
{
    private readonly long _divisor;

    /// <param name="burst">The size of the bucket; a full one is spent at once.</param>
    /// <exception cref="ArgumentException">Numbers out of range, or too large to be counted exactly.</exception>
    public TokenBucket(long permits, TimeSpan per, long burst)
        : base(new LimitNumbers(permits, per).AtLeast("Burst", burst, 1).Draining(burst), burst)
    {
        Burst = burst;
        _divisor = Whole.GreatestCommonDivisor(Permits, PeriodMicroseconds);
    }

    public override string Algorithm => "token-bucket";

    public long Burst { get; }

    internal override bool CanBeLeased => true;

    /// <summary>Rate and period in lowest terms, which keeps the products small.</summary>
    internal override (long First, long Second, long Third) Arguments => (Permits / _divisor, PeriodMicroseconds / _divisor, Burst);

    internal override LocalLimit InMemory() => new InProcess(Arguments.First, Arguments.Second, Burst);

    private sealed class InProcess(long permits, long period, long burst) : LocalLimit
    {
        private DrainingLevel _missing = new(permits);

        public override Answer Check(long now, long cost)
        {
            var missing = _missing.At(now);
            var after = missing + (cost * period);
            var room = (burst * period) - after;
            return room < 0
                ? new Answer(Whole.Ceiling(-room, permits), ((burst * period) - missing) / period, Whole.Ceiling(missing, permits), 0)
                : new Answer(0, room / period, Whole.Ceiling(after, permits), 0);
        }

        public override void Debit(long now, long cost) => _missing.Raise(now, cost * period);
    }
}
