namespace Shop.RateLimiting.Limits;

/// <summary>
/// A queue that leaks at a constant rate: an admitted request is told how long to wait for its slot, one that finds the queue full
/// is dropped. Accepts at most <see cref="Queue"/> + 1 + rate × W in any window W; releases are at least 1/rate apart. State: two numbers.
/// </summary>
public sealed record LeakyBucket : Limit
{
    private readonly long _divisor;

    /// <param name="queue">How many may wait; 0 drops everything that does not find its slot free.</param>
    /// <exception cref="ArgumentException">Numbers out of range, or too large to be counted exactly.</exception>
    public LeakyBucket(long permits, TimeSpan per, long queue)
        : base(new LimitNumbers(permits, per).AtLeast("Queue", queue, 0).Draining(queue + 1), queue + 1)
    {
        Queue = queue;
        _divisor = Whole.GreatestCommonDivisor(Permits, PeriodMicroseconds);
    }

    public override string Algorithm => "leaky-bucket";

    public long Queue { get; }

    internal override (long First, long Second, long Third) Arguments => (Permits / _divisor, PeriodMicroseconds / _divisor, Queue);

    internal override LocalLimit InMemory() => new InProcess(Arguments.First, Arguments.Second, Queue);

    private sealed class InProcess(long permits, long period, long queue) : LocalLimit
    {
        private DrainingLevel _waiting = new(permits);

        public override Answer Check(long now, long cost)
        {
            var waiting = _waiting.At(now);
            var after = waiting + (cost * period);
            var room = ((queue + 1) * period) - after;
            return room < 0
                ? new Answer(Whole.Ceiling(-room, permits), (((queue + 1) * period) - waiting) / period, Whole.Ceiling(waiting, permits), 0)
                : new Answer(0, room / period, Whole.Ceiling(after, permits), Whole.Ceiling(waiting, permits));
        }

        public override void Debit(long now, long cost) => _waiting.Raise(now, cost * period);
    }
}
