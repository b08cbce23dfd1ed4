using Shop.Gateway.RateLimits;
using Shop.ServiceDefaults.Problems;
using StackExchange.Redis;

namespace Shop.Gateway.Lab.RateLimits;

/// <summary>Plays one load to all algorithms at once, in real time and on the Redis that the gateway's own limits use.</summary>
internal sealed class Race(SharedLimits shared, TimeProvider clock)
{
    /// <exception cref="DependencyDownException">Redis is away: without it there is nothing to compare.</exception>
    public async Task<RaceResult> Run(LabRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await Play(run, cancellationToken);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or DecidedWithoutRedisException)
        {
            throw new DependencyDownException("Redis", "redis-down", failure);
        }
    }

    private async Task<RaceResult> Play(LabRun run, CancellationToken cancellationToken)
    {
        // Each run is a client of its own, who finds every limit untouched.
        var client = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var limits = await shared.Opened;
        var redis = await shared.Connection is { } connection ? connection.GetDatabase() : throw new DecidedWithoutRedisException();
        var lanes = Contestant.All(run).Select(contestant => new Lane(contestant, contestant.Of(limits))).ToList();
        await UntilWindowBegins(redis, run.Window, cancellationToken);
        await Play(lanes, client, run.Arrivals, redis, cancellationToken);
        return new RaceResult(run, lanes);
    }

    private async Task Play(
        List<Lane> lanes, string client, IReadOnlyList<TimeSpan> arrivals, IDatabase redis, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var asked = new List<Task>();
        foreach (var arrival in arrivals)
        {
            if (arrival - clock.GetElapsedTime(started) is var early && early > TimeSpan.Zero)
            {
                await Task.Delay(early, clock, cancellationToken);
            }

            var at = clock.GetElapsedTime(started);
            asked.AddRange(lanes.Select(lane => lane.Ask(client, at, cancellationToken)));
        }

        await Task.WhenAll(lanes.Zip(asked.TakeLast(lanes.Count), (lane, last) => Measure(lane, last, client, redis)));
        await Task.WhenAll(asked);
    }

    // Right behind the lane's last request: what is whole again is forgotten by Redis, and has no size.
    private static async Task Measure(Lane lane, Task last, string client, IDatabase redis)
    {
        await last;
        lane.Bytes = await BytesOf(redis, lane.KeyOf(client));
    }

    // By Redis's clock, because windows are aligned to it.
    private async Task UntilWindowBegins(IDatabase redis, TimeSpan window, CancellationToken cancellationToken)
    {
        var time = (RedisResult[])(await redis.ExecuteAsync("TIME"))!;
        var microseconds = ((long)time[0] * 1_000_000) + (long)time[1];
        var left = window - TimeSpan.FromMicroseconds(microseconds % (long)window.TotalMicroseconds);
        await Task.Delay(left, clock, cancellationToken);
    }

    private static async Task<long> BytesOf(IDatabase redis, string key)
    {
        var bytes = await redis.ExecuteAsync("MEMORY", "USAGE", key);
        return bytes.IsNull ? 0 : (long)bytes;
    }
}
