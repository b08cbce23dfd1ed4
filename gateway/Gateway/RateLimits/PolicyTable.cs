using System.Collections.Concurrent;
using Shop.Gateway.RateLimits.Clients;
using Shop.Gateway.RateLimits.Settings;
using Shop.RateLimiting;

namespace Shop.Gateway.RateLimits;

/// <summary>Which policies a request must pass. There are only as many sets as the methods and paths of the policies tell apart.</summary>
internal sealed class PolicyTable(RateLimitSettings settings, RedisLimits limits)
{
    private readonly ConcurrentDictionary<ulong, MatchingPolicies> _sets = new();
    private readonly PartitionKeys _keys = new(settings.ApiKeys);

    /// <summary>Null when none matches.</summary>
    public MatchingPolicies? Of(HttpRequest request)
    {
        var matching = 0UL;
        for (var i = 0; i < settings.Policies.Count; i++)
        {
            matching |= settings.Policies[i].Matches(request) ? 1UL << i : 0;
        }

        return matching == 0 ? null : _sets.GetOrAdd(matching, MakeSet);
    }

    private MatchingPolicies MakeSet(ulong matching) =>
        new([.. settings.Policies.Where((_, i) => (matching & (1UL << i)) != 0)], _keys, limits);
}
