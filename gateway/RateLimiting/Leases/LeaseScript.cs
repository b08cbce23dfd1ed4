using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.RateLimiting.Leases;

/// <summary>Takes and gives back the leases of one limit.</summary>
internal sealed class LeaseScript(Limit limit, string holder, TimeSpan life, CircuitBreaker redis)
{
    private const string Nobody = "";

    private readonly (long First, long Second, long Third) _numbers = limit.Arguments;
    private readonly RedisScript _script = new(string.Join('\n', Files(limit).Select(ScriptFile.Read)));

    /// <returns>Null when Redis is away; what was given back is lost then, which admits too little.</returns>
    public ValueTask<LeaseGrant?> Ask(string key, LeaseWish wish) => Run(key, holder, wish, life);

    /// <summary>For one request, without a lease: what it costs is spent at once, whatever this process holds of the key.</summary>
    /// <returns>As above.</returns>
    public ValueTask<LeaseGrant?> AskOnce(string key, long cost) => Run(key, Nobody, new LeaseWish(cost, cost, 0, 0), TimeSpan.Zero);

    private async ValueTask<LeaseGrant?> Run(string key, string name, LeaseWish wish, TimeSpan lifetime)
    {
        RedisValue[] arguments =
        [
            _numbers.First, _numbers.Second, _numbers.Third, limit is FixedWindow ? wish.Window : name, wish.Cost, wish.Wanted, wish.Unspent,
            (long)lifetime.TotalMicroseconds,
        ];
        return await redis.Run(_script, [key], arguments) is [var granted, var wait, var remaining, var reset, var window]
            ? new LeaseGrant(granted, wait, remaining, reset, window)
            : null;
    }

    private static string[] Files(Limit limit) => limit is FixedWindow
        ? ["whole", "kept", "keep", "window", "clock", "fixed-window-lease"]
        : ["whole", "kept", "clock", "token-bucket-lease"];
}
