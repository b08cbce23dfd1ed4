namespace Shop.RateLimiting.Deciding;

/// <summary>What policies must keep to be one set.</summary>
internal static class PolicyRules
{
    /// <exception cref="ArgumentException">With all that is wrong.</exception>
    public static void Require(IReadOnlyList<RateLimitPolicy> policies)
    {
        var problems = Problems(policies).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(policies));
        }
    }

    private static IEnumerable<string> Problems(IReadOnlyList<RateLimitPolicy> policies)
    {
        if (policies.Count == 0)
        {
            yield return "a set needs at least one policy";
        }

        foreach (var twice in policies.GroupBy(policy => policy.Name).Where(same => same.Count() > 1))
        {
            yield return $"two policies are named '{twice.Key}'";
        }

        foreach (var policy in policies)
        {
            foreach (var problem in ProblemsOf(policy))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> ProblemsOf(RateLimitPolicy policy)
    {
        if (string.IsNullOrWhiteSpace(policy.Name))
        {
            yield return "a policy has no name";
        }

        if (policy.UsesLeases && !policy.Limit.CanBeLeased)
        {
            yield return $"'{policy.Name}' cannot have leases: a {policy.Limit.Algorithm} must know when each permit was used";
        }

        if (policy.LeaseMax < 1 || policy.LeaseMax > policy.Limit.Capacity)
        {
            yield return $"'{policy.Name}' may lease from 1 to its capacity of {policy.Limit.Capacity}, not {policy.LeaseMax}";
        }
    }
}
