using System.Threading.RateLimiting;
using Shop.Gateway.RateLimits.Answers;
using Shop.Gateway.RateLimits.Clients;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits;

/// <summary>The policies that some requests match, as one limiter: such a request is debited from all of them, or from none.</summary>
internal sealed class MatchingPolicies
{
    public MatchingPolicies(IReadOnlyList<RoutePolicy> policies, PartitionKeys keys, RedisLimits limits)
    {
        Partition[] partitions = [.. policies.Select(policy => policy.Partition)];
        long[] costs = [.. policies.Select(policy => policy.Cost)];
        Limiter = new RedisRateLimiter<HttpContext>(
            limits.Together([.. policies.Select(policy => policy.Policy)]),
            context => Array.ConvertAll(partitions, partition => keys.Of(partition, context)),
            _ => costs);
        Header = LimitHeaders.Policies(policies.Select(policy => policy.Policy));
    }

    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    /// <summary>The answer's <c>RateLimit-Policy</c>.</summary>
    public string Header { get; }
}
