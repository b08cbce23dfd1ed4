using System.Collections.Concurrent;
using Shop.Compliance.RateLimits.Bench;
using Shop.RateLimiting.Leases;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>Grants whatever a lease wants or denies it, notes what it was, and answers when the test says so.</summary>
internal sealed class GrantingRedis
{
    private readonly ConcurrentQueue<LeaseWish> _wishes = new();

    /// <summary>All so far, in their order; a request without a lease wants what it costs.</summary>
    public IReadOnlyList<LeaseWish> Wishes => [.. _wishes];

    /// <summary>In microseconds; 0 while it grants.</summary>
    public long Wait { get; set; }

    /// <summary>Awaited before each answer; fails it too.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IDatabase Database => Intercepted.Of<IDatabase>((_, arguments) => Answer((RedisValue[])arguments[2]!));

    // A probe has no arguments, a lease's script eight.
    private async Task<RedisResult> Answer(RedisValue[] arguments)
    {
        if (arguments is not [_, _, _, _, var cost, var wanted, var unspent, _])
        {
            return RedisResult.Create([1]);
        }

        // Whoever sees the wish may close the next gate.
        var (gate, wait) = (Gate, Wait);
        _wishes.Enqueue(new LeaseWish((long)cost, (long)wanted, (long)unspent, 0));
        await gate;
        return RedisResult.Create(wait == 0 ? [wanted, 0, 0, 0, 0] : [0, wait, 0, 0, 0]);
    }
}
