using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting;

/// <summary>What one policy says to one request.</summary>
/// <param name="Remaining">Permits left; with leases those of this process and what Redis had left when it was last asked.</param>
/// <param name="RetryAfter">Null when this policy admits, or never will.</param>
/// <param name="Reset">Until the whole limit is there again.</param>
/// <param name="Delay">For an admitted request of a leaky bucket: until its slot.</param>
public sealed record PolicyDecision(
    RateLimitPolicy Policy, bool IsAdmitted, long Remaining, TimeSpan? RetryAfter, TimeSpan Reset, TimeSpan Delay)
{
    internal static PolicyDecision From(RateLimitPolicy policy, Answer answer) => new(
        policy,
        answer.IsAdmitted,
        answer.Remaining,
        answer.Wait > 0 ? TimeSpan.FromMicroseconds(answer.Wait) : null,
        TimeSpan.FromMicroseconds(answer.Reset),
        TimeSpan.FromMicroseconds(answer.Delay));
}
