using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Outages;
using Shop.RateLimiting.Scripts;
using StackExchange.Redis;

namespace Shop.RateLimiting.Leases;

/// <summary>Takes and gives back the leases of one limit.</summary>
internal sealed class LeaseScript(Limit limit, string holder, TimeSpan life, CircuitBreaker redis)
{
    private readonly (long First, long Second, long Third) _numbers = limit.Arguments;
    private readonly RedisScript _script = new(string.Join('\n', Files(limit).Select(ScriptFile.Read)));

    /// <returns>Null when Redis is away; what was given back is lost then, which admits too little.</returns>
    public async ValueTask<LeaseGrant?> Ask(string key, LeaseWish wish)
    {
        RedisValue[] arguments =
        [
            _numbers.First, _numbers.Second, _numbers.Third, limit is FixedWindow ? wish.Window : holder, wish.Cost, wish.Wanted, wish.Unspent,
            (long)life.TotalMicroseconds,
        ];
        return await redis.Run(_script, [key], arguments) is [var granted, var wait, var remaining, var reset, var window]
            ? new LeaseGrant(granted, wait, remaining, reset, window)
            : null;
    }

    private static string[] Files(Limit limit) => limit is FixedWindow
        ? ["whole", "keep", "window", "clock", "fixed-window-lease"]
        : ["whole", "clock", "token-bucket-lease"];
}
