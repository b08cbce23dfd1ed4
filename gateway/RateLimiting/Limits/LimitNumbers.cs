namespace Shop.RateLimiting.Limits;

/// <summary>What a limit's numbers must keep; every wrong one is named at once.</summary>
internal sealed class LimitNumbers
{
    /// <summary>Lua computes in doubles, whose whole numbers are exact up to here; half of it leaves room for one addition.</summary>
    public const long ExactMax = 1L << 52;

    private static readonly TimeSpan PerMin = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan PerMax = TimeSpan.FromDays(31);
    private readonly List<string> _problems = [];

    public LimitNumbers(long permits, TimeSpan per)
    {
        Permits = permits;
        Per = per;
        AtLeast("Permits", permits, 1);
        if (per < PerMin || per > PerMax || per.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            _problems.Add($"the period must be from {PerMin} to {PerMax} in whole microseconds, not {per}");
        }
    }

    public long Permits { get; }

    public TimeSpan Per { get; }

    private long Microseconds => Per.Ticks / TimeSpan.TicksPerMicrosecond;

    public LimitNumbers AtLeast(string name, long value, long least)
    {
        if (value < least || value > ExactMax)
        {
            _problems.Add($"{name} must be from {least} to {ExactMax}, not {value}");
        }

        return this;
    }

    public LimitNumbers AtMost(string name, long value, long most)
    {
        if (value > most)
        {
            _problems.Add($"{name} must be at most {most}, not {value}");
        }

        return this;
    }

    /// <summary>The algorithm multiplies them; the product must stay exact.</summary>
    public LimitNumbers Exact(string name, long permits, long microseconds)
    {
        if (permits > 0 && microseconds > 0 && permits > ExactMax / microseconds)
        {
            _problems.Add($"{name} {permits} over {Per} cannot be counted exactly: at most {ExactMax / microseconds} for this period");
        }

        return this;
    }

    /// <summary>A level of so many permits × the period, in lowest terms.</summary>
    public LimitNumbers Draining(long capacity) => Permits > 0 && Microseconds > 0
        ? Exact("A capacity of", capacity, Microseconds / Whole.GreatestCommonDivisor(Permits, Microseconds))
        : this;

    public LimitNumbers Parts(long parts)
    {
        AtLeast("Parts", parts, 1);
        if (parts > SlidingBuckets.PartsMax || (parts > 0 && Microseconds % parts != 0))
        {
            _problems.Add($"Parts must be at most {SlidingBuckets.PartsMax} and divide the period of {Microseconds} µs, not {parts}");
        }

        return this;
    }

    /// <exception cref="ArgumentException">With all that is wrong.</exception>
    public void Require()
    {
        if (_problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", _problems));
        }
    }
}
