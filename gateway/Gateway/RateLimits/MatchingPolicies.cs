using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Shop.Gateway.RateLimits.Answers;
using Shop.Gateway.RateLimits.Clients;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits;

/// <summary>The policies that some requests match, as one limiter: such a request is debited from all of them, or from none.</summary>
internal sealed class MatchingPolicies
{
    private const int VersionBytes = 4;

    public MatchingPolicies(IReadOnlyList<RoutePolicy> policies, PartitionKeys keys, RedisLimits limits)
    {
        (RoutePolicy Policy, string Version)[] versions = [.. policies.Select(policy => (policy, Version(policy.Policy)))];
        long[] costs = [.. policies.Select(policy => policy.Cost)];
        Limiter = new RedisRateLimiter<HttpContext>(
            limits.Together([.. policies.Select(policy => policy.Policy)]),
            context => Array.ConvertAll(versions, one => $"{one.Version}:{keys.Of(one.Policy.Partition, context)}"),
            _ => costs);
        Header = LimitHeaders.Policies(policies.Select(policy => policy.Policy));
    }

    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    /// <summary>The answer's <c>RateLimit-Policy</c>.</summary>
    public string Header { get; }

    // What is kept for one algorithm and its numbers means nothing to others: a changed policy begins anew, and gateways that have the
    // old configuration still do not get in its way.
    private static string Version(RateLimitPolicy policy) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{policy.Limit} {policy.Shortcuts == Shortcuts.Leases}"))[..VersionBytes]);
}
