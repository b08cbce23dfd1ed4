namespace Shop.RateLimiting.Limits;

/// <summary>
/// A bucket of tokens, refilled continuously. Admits at most <see cref="Burst"/> + rate × W in any window W. State: two numbers.
/// </summary>
public sealed record TokenBucket : Limit
{
    /// <param name="burst">The size of the bucket; a full one is spent at once.</param>
    /// <exception cref="ArgumentException">Numbers out of range, or too large to be counted exactly.</exception>
    public TokenBucket(long permits, TimeSpan per, long burst)
        : base(new LimitNumbers(permits, per).AtLeast("Burst", burst, 1).Draining(burst), burst) =>
        Burst = burst;

    public override string Algorithm => "token-bucket";

    public long Burst { get; }

    public override bool CanBeLeased => true;

    internal override (long First, long Second, long Third) Arguments => InLowestTerms(Burst);

    internal override LocalLimit InMemory() => new DrainingLimit(Arguments.First, Arguments.Second, Capacity, makesWait: false);
}
