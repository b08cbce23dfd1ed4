using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting;

/// <summary>A limit with a name, and what may be done for speed and without Redis.</summary>
/// <param name="Name">Part of every key: policies of one name, limit and partition share one state, in every process.</param>
public sealed record RateLimitPolicy(string Name, Limit Limit)
{
    private const int LeasesOfACapacity = 10;

    /// <summary>Redis away: true counts in this process alone, false refuses everything.</summary>
    public bool IsOpenWithoutRedis { get; init; } = true;

    public Shortcuts Shortcuts { get; init; } = Shortcuts.Denials;

    /// <summary>The most permits that this process takes ahead for one key: what a process that dies can strand.</summary>
    public long LeaseMax { get; init; } = Math.Max(1, Limit.Capacity / LeasesOfACapacity);

    internal bool UsesDenials => Shortcuts != Shortcuts.None;

    internal bool UsesLeases => Shortcuts.HasFlag(Shortcuts.Leases);
}
