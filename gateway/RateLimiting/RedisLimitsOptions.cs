namespace Shop.RateLimiting;

/// <summary>Times and bounds that all policies of a process share.</summary>
public sealed record RedisLimitsOptions
{
    /// <summary>Before every key.</summary>
    public string KeyPrefix { get; init; } = "limit:";

    /// <summary>What takes longer counts as away: a request must not wait for its limiter.</summary>
    public TimeSpan DecisionTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a Redis that is away is tried; recovery takes this long at most once it answers.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The most requests in one round trip.</summary>
    public int BatchMax { get; init; } = 64;

    /// <summary>After this a lease is void, here and in Redis; longer than a decision may take. Unspent permits are given back after half of it.</summary>
    public TimeSpan LeaseLife { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most keys that are remembered in this process, of each kind.</summary>
    public int KeysMax { get; init; } = 100_000;

    /// <exception cref="ArgumentException">With all that is wrong.</exception>
    internal void Require()
    {
        var problems = new[]
        {
            Wrong(nameof(DecisionTimeout), DecisionTimeout),
            Wrong(nameof(ProbeInterval), ProbeInterval),
            Wrong(nameof(LeaseLife), LeaseLife),
            Wrong(nameof(BatchMax), BatchMax, 10_000),
            Wrong(nameof(KeysMax), KeysMax, 100_000_000),
            LeaseLife > DecisionTimeout ? null : $"{nameof(LeaseLife)} must be longer than {nameof(DecisionTimeout)}",
        }.OfType<string>().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }
    }

    private static string? Wrong(string name, TimeSpan value) => value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromMinutes(10)
        ? null
        : $"{name} must be from 1 ms to 10 min, not {value}";

    private static string? Wrong(string name, int value, int most) => value >= 1 && value <= most
        ? null
        : $"{name} must be from 1 to {most}, not {value}";
}
