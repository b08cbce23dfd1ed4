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

    public async Task<bool> Begin(string run, CancellationToken cancellationToken) =>
        (bool)await redis.Run(_begin, ViewKeys.All, [Holder, _leaseMilliseconds, run], cancellationToken);

    public async Task<bool> Finish(string run, CancellationToken cancellationToken) =>
        (bool)await redis.Run(_finish, [ViewKeys.Marker, ViewKeys.Rebuild], [Holder, run], cancellationToken);
}
