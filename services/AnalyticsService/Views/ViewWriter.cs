using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Views;

/// <summary>Puts events into the views.</summary>
internal sealed class ViewWriter(LeaderboardRedis redis, IOptions<AnalyticsOptions> options)
{
    private const string Live = "";
    private const int Refused = -1;

    private readonly ViewScript _apply = new("apply.lua");
    private readonly RedisValue _leaseMilliseconds = options.Value.RebuildLeaseSeconds * 1_000;

    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">Redis is down, or its views are not complete.</exception>
    public async Task Apply(ViewChange change, CancellationToken cancellationToken)
    {
        if (!await Run(Live, [change], cancellationToken))
        {
            throw ViewsOfRedis.NotBuilt();
        }
    }

    /// <summary>False when the rebuild must stop: Redis lost what it had built, or another instance rebuilds.</summary>
    public Task<bool> ApplyAll(string holder, IReadOnlyList<ViewChange> changes, CancellationToken cancellationToken) =>
        Run(holder, changes, cancellationToken);

    private async Task<bool> Run(string holder, IReadOnlyList<ViewChange> changes, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [holder, _leaseMilliseconds, .. changes.SelectMany(change => change.ToArguments())];
        return (int)await redis.Run(_apply, ViewKeys.All, arguments, cancellationToken) != Refused;
    }
}
