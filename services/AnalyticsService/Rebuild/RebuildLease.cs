using Microsoft.Extensions.Options;
using Shop.AnalyticsService.Views;
using StackExchange.Redis;

namespace Shop.AnalyticsService.Rebuild;

/// <summary>One instance builds at a time. Whoever lost the lease is refused at its next batch.</summary>
internal sealed class RebuildLease(LeaderboardRedis redis, IOptions<AnalyticsOptions> options, TimeProvider clock)
{
    private readonly ViewScript _begin = new("begin-rebuild.lua");
    private readonly ViewScript _finish = new("finish-rebuild.lua");
    private readonly RedisValue _leaseMilliseconds = options.Value.RebuildLeaseSeconds * 1_000;

    /// <summary>Who builds: this instance, which may begin again what it could not finish.</summary>
    public string Holder { get; } = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>The run of Redis that is built in; null when there is nothing to build, or another instance does.</summary>
    public async Task<string?> Begin(CancellationToken cancellationToken) =>
        (string?)await redis.Run(_begin, ViewKeys.All, [Holder, _leaseMilliseconds], cancellationToken);

    /// <summary>False when Redis lost what was built, or another instance has taken over.</summary>
    public async Task<bool> Finish(string run, CancellationToken cancellationToken) =>
        (bool)await redis.Run(_finish, [ViewKeys.Marker, ViewKeys.Rebuild], [Holder, run], cancellationToken);
}
