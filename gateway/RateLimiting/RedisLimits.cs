using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.RateLimiting.Deciding;
using Shop.RateLimiting.Leases;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Shortcutting;
using Shop.RateLimiting.Telemetry;
using StackExchange.Redis;

namespace Shop.RateLimiting;

/// <summary>The limits that all processes share through one Redis. One instance a process; safe for all threads.</summary>
public sealed class RedisLimits : IAsyncDisposable
{
    private readonly LimitsContext _context;
    private readonly LeaseKeeper _leases;

    /// <param name="redis">Belongs to the caller. Need not be connected yet: until it is, policies decide without it. Null: they always do.</param>
    /// <exception cref="ArgumentException">Options out of range: all of them are named.</exception>
    public RedisLimits(
        IConnectionMultiplexer? redis,
        RedisLimitsOptions? options = null,
        TimeProvider? clock = null,
        ILogger<RedisLimits>? logger = null)
    {
        options ??= new RedisLimitsOptions();
        options.Require();
        clock ??= TimeProvider.System;
        logger ??= NullLogger<RedisLimits>.Instance;
        var local = new LocalLimits(options.KeysMax, clock);
        var denials = new DenialMemory(options.KeysMax, clock);
        var breaker = new CircuitBreaker(redis?.GetDatabase(), options, clock, logger)
        {
            WhenClosed = () =>
            {
                local.Forget();
                denials.Forget();
            },
        };
        _leases = new LeaseKeeper(breaker, options, clock);
        _context = new LimitsContext(options, clock, breaker, local, denials, _leases, new LimitMetrics());
    }

    /// <summary>Policies that a request must pass all of: it is debited from each of them, or from none.</summary>
    /// <exception cref="ArgumentException">No policy, two of one name, or leases of an algorithm that cannot have them.</exception>
    public PolicySet Together(params IReadOnlyList<RateLimitPolicy> policies) => new(policies, _context);

    /// <summary>Gives unspent leases back, in two seconds at most: what is held after that is lost as if the process had died.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leases.DisposeAsync();
        await _context.Redis.DisposeAsync();
        _context.Metrics.Dispose();
    }
}
