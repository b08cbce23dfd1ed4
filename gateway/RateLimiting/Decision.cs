namespace Shop.RateLimiting;

/// <summary>What all policies of a set say to one request.</summary>
/// <param name="Policies">In the order of the set.</param>
public sealed record Decision(bool IsAdmitted, DecidedBy By, IReadOnlyList<PolicyDecision> Policies)
{
    /// <summary>How long an admitted request must wait for its turn.</summary>
    public TimeSpan Delay => IsAdmitted ? Policies.Max(policy => policy.Delay) : TimeSpan.Zero;

    /// <summary>When the same cost may be admitted. Null when it is admitted now, or never will be.</summary>
    public TimeSpan? RetryAfter => IsAdmitted || IsForEver ? null : Policies.Max(policy => policy.RetryAfter);

    /// <summary>Some policy's capacity is below the cost: no waiting helps.</summary>
    public bool IsForEver => Policies.Any(policy => policy is { IsAdmitted: false, RetryAfter: null });
}
