using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <summary>Times in microseconds.</summary>
/// <param name="Granted">Permits, 0 when the cost at hand is not there.</param>
/// <param name="Wait">Until it may be there.</param>
/// <param name="Remaining">What Redis has left for everybody.</param>
/// <param name="Reset">Until all permits are back; the end of a fixed window.</param>
/// <param name="Window">The beginning of the fixed window in which the lease is good; 0 for a bucket.</param>
internal sealed record LeaseGrant(long Granted, long Wait, long Remaining, long Reset, long Window)
{
    /// <summary>To who asked for it, when no lease is kept of it.</summary>
    public Answer Answer => new(Wait, Remaining, Reset, 0);
}
