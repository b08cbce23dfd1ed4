namespace Shop.RateLimiting.Limits;

/// <summary>
/// A queue that leaks at a constant rate: an admitted request is told how long to wait for its slot, one that finds the queue full
/// is dropped. Accepts at most <see cref="Queue"/> + 1 + rate × W in any window W; releases are at least 1/rate apart. State: two numbers.
/// </summary>
public sealed record LeakyBucket : Limit
{
    /// <summary>
    /// The longest <see cref="LongestWait"/> for which a <see cref="RedisRateLimiter{TResource}"/> holds requests up: a client that waits longer
    /// has given up, and only its connection is kept.
    /// </summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    /// <param name="queue">How many may wait; 0 drops everything that does not find its slot free.</param>
    /// <exception cref="ArgumentException">Numbers out of range, or too large to be counted exactly.</exception>
    public LeakyBucket(long permits, TimeSpan per, long queue)
        : base(new LimitNumbers(permits, per).AtLeast("Queue", queue, 0).Draining(queue + 1), queue + 1) =>
        Queue = queue;

    public override string Algorithm => "leaky-bucket";

    public long Queue { get; }

    /// <summary>Of the last one in a full queue.</summary>
    public TimeSpan LongestWait => Per * ((double)Queue / Permits);

    internal override (long First, long Second, long Third) Arguments => InLowestTerms(Queue);

    internal override LocalLimit InMemory() => new DrainingLimit(Arguments.First, Arguments.Second, Capacity, makesWait: true);
}
