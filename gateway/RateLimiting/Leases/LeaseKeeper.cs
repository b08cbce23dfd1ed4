using System.Collections.Concurrent;
using Shop.RateLimiting.Outages;

namespace Shop.RateLimiting.Leases;

/// <summary>All leases of this process; gives back what nobody uses, and at the end everything.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private const int LooksInALife = 4;

    private static readonly TimeSpan LookIntervalMin = TimeSpan.FromMilliseconds(1);

    /// <summary>What is not given back by then is lost: a process that ends is not held up for it.</summary>
    private static readonly TimeSpan ReturnMax = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, LeasedPolicy> _policies = new();
    private readonly ConcurrentQueue<LeasedPolicy> _replaced = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CircuitBreaker _redis;
    private readonly RedisLimitsOptions _options;
    private readonly TimeProvider _clock;
    private readonly Task _returning;

    public LeaseKeeper(CircuitBreaker redis, RedisLimitsOptions options, TimeProvider clock)
    {
        (_redis, _options, _clock) = (redis, options, clock);
        _returning = ReturnIdle();
    }

    /// <summary>Policies of one name share their leases, as they share their state in Redis.</summary>
    public LeasedPolicy Of(RateLimitPolicy policy)
    {
        var leased = _policies.GetOrAdd(policy.Name, _ => New(policy));
        return leased.Policy == policy ? leased : Replace(policy, leased);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _returning;
        using var deadline = new CancellationTokenSource(ReturnMax, _clock);
        try
        {
            await Return(onlyIdle: false, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // As if the process had died: too strict until the limit is whole again.
        }

        _stop.Dispose();
    }

    // While Redis is away nothing is given up: a window may still be the same when it is back.
    private async Task Return(bool onlyIdle, CancellationToken cancellationToken)
    {
        while (!_redis.IsOpen && _replaced.TryDequeue(out var replaced))
        {
            await replaced.Return(onlyIdle: false, cancellationToken);
        }

        foreach (var policy in _policies.Values.TakeWhile(_ => !_redis.IsOpen))
        {
            await policy.Return(onlyIdle, cancellationToken);
        }
    }

    // Each is a holder of its own: what one has settled with Redis says nothing of what another one still holds.
    private LeasedPolicy New(RateLimitPolicy policy)
    {
        var holder = Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N");
        return new(policy, new LeaseScript(policy.Limit, holder, _options.LeaseLife, _redis), _options, _clock);
    }

    // The policy has changed: what is held for the old one is given back at the next look.
    private LeasedPolicy Replace(RateLimitPolicy policy, LeasedPolicy old)
    {
        var replacement = New(policy);
        if (!_policies.TryUpdate(policy.Name, replacement, old))
        {
            return _policies[policy.Name];
        }

        _replaced.Enqueue(old);
        return replacement;
    }

    private async Task ReturnIdle()
    {
        var interval = _options.LeaseLife / LooksInALife;
        using var timer = new PeriodicTimer(interval > LookIntervalMin ? interval : LookIntervalMin, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await Return(onlyIdle: true, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The owner ends; it gives the rest back.
        }
    }
}
