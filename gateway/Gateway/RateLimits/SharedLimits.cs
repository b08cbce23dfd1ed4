using Microsoft.Extensions.Options;
using Shop.Gateway.RateLimits.Settings;
using Shop.RateLimiting;
using StackExchange.Redis;

namespace Shop.Gateway.RateLimits;

/// <summary>
/// The limits that all gateways share through one Redis, and the connection to it. Nobody waits for Redis at the start: what is not
/// there after a second or two counts as away, and is found when it comes.
/// </summary>
internal sealed class SharedLimits : IAsyncDisposable
{
    private const int ConnectMillisecondsMax = 1_000;

    // Both together bound how long a Redis that is back is not noticed.
    private static readonly TimeSpan LooksAfter = TimeSpan.FromMilliseconds(200);

    public SharedLimits(IOptions<RateLimitSettings> settings, RedisLimitsOptions options, TimeProvider clock, ILogger<RedisLimits> logger)
    {
        Connection = settings.Value.Redis is { } redis ? Task.Run(() => Connect(redis)) : Task.FromResult<IConnectionMultiplexer?>(null);
        Opened = Open(options, clock, logger);
    }

    /// <summary>Null when no Redis is configured. Completes within two seconds, whether Redis is there or not.</summary>
    public Task<IConnectionMultiplexer?> Connection { get; }

    /// <summary>Completes with the connection.</summary>
    public Task<RedisLimits> Opened { get; }

    public async ValueTask DisposeAsync()
    {
        await (await Opened).DisposeAsync();
        if (await Connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task<IConnectionMultiplexer?> Connect(string redis)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(redis, Configure);
        await WarmUp(connection);
        return connection;
    }

    private static void Configure(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 1;
        options.ConnectTimeout = ConnectMillisecondsMax;
        options.AsyncTimeout = ConnectMillisecondsMax;
        // A request is told at once that Redis is away, and does not wait in line for its return.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry((int)LooksAfter.TotalMilliseconds);
        options.HeartbeatInterval = LooksAfter;
        // Of several addresses: which of them takes writes. A promoted replica is found after a second, not after a minute.
        options.ConfigCheckSeconds = 1;
    }

    // The first script is compiled here and there; no request's decision should come late for that.
    private static async Task WarmUp(ConnectionMultiplexer connection)
    {
        try
        {
            await connection.GetDatabase().ScriptEvaluateAsync("return redis.call('TIME')");
        }
        catch (Exception away) when (away is RedisException or RedisCommandException or TimeoutException)
        {
            // The first decision finds that out, and tells it.
        }
    }

    private async Task<RedisLimits> Open(RedisLimitsOptions options, TimeProvider clock, ILogger<RedisLimits> logger) =>
        new(await Connection, options, clock, logger);
}
