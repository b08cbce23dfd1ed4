namespace Shop.RateLimiting.Limits;

/// <summary>
/// One limit: an algorithm and its numbers. It holds no state; each key has its own, in Redis or in memory. All arithmetic is
/// done in whole numbers below 2^53, the same in Lua's doubles as in C#.
/// </summary>
public abstract record Limit
{
    private protected Limit(LimitNumbers numbers, long capacity)
    {
        numbers.Require();
        Permits = numbers.Permits;
        Per = numbers.Per;
        Capacity = capacity;
    }

    /// <summary>As configurations, metrics and documents name it, e.g. <c>token-bucket</c>.</summary>
    public abstract string Algorithm { get; }

    public long Permits { get; }

    /// <summary>The time in which so many permits are given, whole microseconds.</summary>
    public TimeSpan Per { get; }

    /// <summary>The largest cost that can ever be admitted at once.</summary>
    public long Capacity { get; }

    /// <summary>The three numbers that the script is given.</summary>
    internal abstract (long First, long Second, long Third) Arguments { get; }

    /// <summary>Whether permits may be taken ahead of their use without admitting too much in any window.</summary>
    public virtual bool CanBeLeased => false;

    internal long PeriodMicroseconds => Per.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Rate and period in lowest terms, which keeps the products small.</summary>
    private protected (long First, long Second, long Third) InLowestTerms(long third)
    {
        var divisor = Whole.GreatestCommonDivisor(Permits, PeriodMicroseconds);
        return (Permits / divisor, PeriodMicroseconds / divisor, third);
    }

    /// <summary>The same limit for one key, in this process alone.</summary>
    internal abstract LocalLimit InMemory();
}
