using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting;

/// <summary>Policies that a request must pass all of. Thread-safe; made by <see cref="RedisLimits.Together"/>.</summary>
public sealed class PolicySet
{
    private readonly LimitsContext _context;
    private readonly SetDecider _decider;
    private readonly bool _mayWait;
    private readonly string[] _keyHeads;

    internal PolicySet(IReadOnlyList<RateLimitPolicy> policies, LimitsContext context)
    {
        PolicyRules.Require(policies);
        Policies = [.. policies];
        _context = context;
        _keyHeads = [.. policies.Select(policy => LimitKey.Head(context.Options.KeyPrefix, policy))];
        _mayWait = policies.Any(policy => policy.Limit is LeakyBucket);
        _decider = new SetDecider(Policies, context);
    }

    public IReadOnlyList<RateLimitPolicy> Policies { get; }

    /// <summary>Debits every policy, or none. Never throws because of Redis.</summary>
    /// <param name="partitions">For each policy whom it is about, e.g. a client's address. Long ones are hashed.</param>
    /// <param name="costs">For each policy, from 0; 1 when left out.</param>
    /// <exception cref="ArgumentException">Not one partition and cost for each policy, or a negative cost.</exception>
    public async ValueTask<Decision> Decide(
        IReadOnlyList<string> partitions, IReadOnlyList<long>? costs = null, CancellationToken cancellationToken = default)
    {
        var started = _context.Clock.GetTimestamp();
        var request = RequestOf(partitions, costs);
        var decision = _decider.WithoutRedis(request) ?? await _decider.WithRedis(request, cancellationToken);
        _context.Metrics.Record(decision, _context.Clock.GetElapsedTime(started));
        return decision;
    }

    /// <summary>Where Redis holds each policy's state, to look at it or to delete it.</summary>
    public IReadOnlyList<string> KeysOf(IReadOnlyList<string> partitions) => RequestOf(partitions, null).Keys;

    /// <summary>What can be said without a round trip: by leases, remembered denials, or when Redis is away.</summary>
    /// <returns>Null when Redis must be asked, or a slot be waited for.</returns>
    internal Decision? TryDecide(IReadOnlyList<string> partitions, IReadOnlyList<long>? costs)
    {
        if (_mayWait)
        {
            return null;
        }

        var started = _context.Clock.GetTimestamp();
        var decision = _decider.WithoutRedis(RequestOf(partitions, costs));
        if (decision is { IsAdmitted: true })
        {
            // A denied caller asks again asynchronously, and is counted there.
            _context.Metrics.Record(decision, _context.Clock.GetElapsedTime(started));
        }

        return decision;
    }

    internal TimeProvider Clock => _context.Clock;

    private DecisionRequest RequestOf(IReadOnlyList<string> partitions, IReadOnlyList<long>? costs)
    {
        if (partitions.Count != Policies.Count || (costs is not null && costs.Count != Policies.Count))
        {
            throw new ArgumentException($"{Policies.Count} policies want as many partitions and costs.");
        }

        var keys = new string[Policies.Count];
        var prices = new long[Policies.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = LimitKey.Of(_keyHeads[i], partitions[i]);
            prices[i] = costs?[i] ?? 1;
            ArgumentOutOfRangeException.ThrowIfNegative(prices[i], nameof(costs));
        }

        return new DecisionRequest(keys, prices);
    }
}
