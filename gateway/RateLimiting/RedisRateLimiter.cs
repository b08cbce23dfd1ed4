using System.Threading.RateLimiting;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting;

/// <summary>
/// A set of policies as .NET's own limiter, for ASP.NET Core's middleware or anything else that takes one. Disposing it leaves
/// the <see cref="RedisLimits"/> alone.
/// </summary>
/// <param name="policies">No queue of them may be longer than <see cref="LeakyBucket.WaitMax"/>, since a request waits here for its slot.</param>
/// <param name="partitions">For each policy whom the resource is about.</param>
/// <param name="costs">For each policy; the permits asked for when left out.</param>
/// <exception cref="ArgumentException">Queues that are too long: all of them are named.</exception>
public sealed class RedisRateLimiter<TResource>(
    PolicySet policies, Func<TResource, IReadOnlyList<string>> partitions, Func<TResource, IReadOnlyList<long>>? costs = null)
    : PartitionedRateLimiter<TResource>
{
    private readonly PolicySet _policies = RequireShortQueues(policies);

    /// <summary>What is left is known from a decision only.</summary>
    public override RateLimiterStatistics? GetStatistics(TResource resource) => null;

    /// <summary>Only what can be decided without a round trip; else a lease that is not acquired: ask asynchronously.</summary>
    protected override RateLimitLease AttemptAcquireCore(TResource resource, int permitCount) =>
        new RedisRateLimitLease(_policies.TryDecide(partitions(resource), CostsOf(resource, permitCount)));

    /// <summary>Waits for a leaky bucket's slot too; whoever gives up waiting has used it all the same. 0 permits ask whether any are left.</summary>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(TResource resource, int permitCount, CancellationToken cancellationToken)
    {
        var decision = await _policies.Decide(partitions(resource), CostsOf(resource, permitCount), cancellationToken);
        if (decision.Delay > TimeSpan.Zero)
        {
            // Longer only when Redis's clock was set back.
            var delay = decision.Delay < LeakyBucket.WaitMax ? decision.Delay : LeakyBucket.WaitMax;
            await Task.Delay(delay, _policies.Clock, cancellationToken);
        }

        return new RedisRateLimitLease(decision) { MustRemain = permitCount == 0 && costs is null };
    }

    private IReadOnlyList<long>? CostsOf(TResource resource, int permitCount) => costs switch
    {
        not null => costs(resource),
        null when permitCount == 1 => null,
        _ => [.. Enumerable.Repeat((long)permitCount, _policies.Policies.Count)],
    };

    private static PolicySet RequireShortQueues(PolicySet policies)
    {
        var problems = policies.Policies
            .Where(policy => policy.Limit is LeakyBucket bucket && bucket.LongestWait > LeakyBucket.WaitMax)
            .Select(policy => $"the queue of '{policy.Name}' is longer than {LeakyBucket.WaitMax}")
            .ToList();
        return problems.Count == 0 ? policies : throw new ArgumentException(string.Join("; ", problems), nameof(policies));
    }
}
