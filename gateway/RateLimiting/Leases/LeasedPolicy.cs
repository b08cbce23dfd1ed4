using System.Collections.Concurrent;
using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <summary>The leases of one policy, by key.</summary>
internal sealed class LeasedPolicy(RateLimitPolicy policy, LeaseScript script, RedisLimitsOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lease> _leases = new();

    public RateLimitPolicy Policy => policy;

    /// <returns>Null when too little is held: ask <see cref="Ask"/>.</returns>
    public Spent? TrySpend(string key, long cost) => _leases.TryGetValue(key, out var lease) ? lease.TrySpend(cost) : null;

    public void Refund(string key, Spent spent, long cost)
    {
        if (_leases.TryGetValue(key, out var lease))
        {
            lease.Refund(spent, cost);
        }
    }

    /// <returns>A spend, or the answer of a denial; null when Redis is away.</returns>
    public async ValueTask<Spent?> Ask(string key, long cost, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = _leases.GetOrAdd(key, _ => new Lease(clock));
            await lease.Asking.WaitAsync(cancellationToken);
            try
            {
                if (!lease.IsRetired)
                {
                    return lease.TrySpend(cost) ?? await Renew(lease, key, cost);
                }
            }
            finally
            {
                lease.Asking.Release();
            }
        }
    }

    /// <summary>Gives back what nobody has used since the last call, or all of it.</summary>
    public async Task Return(bool onlyIdle)
    {
        foreach (var (key, lease) in _leases)
        {
            // Whoever is asking for more just now needs it; at the end his answer is waited for.
            if (await lease.Asking.WaitAsync(onlyIdle ? TimeSpan.Zero : Timeout.InfiniteTimeSpan))
            {
                await Return(key, lease, onlyIdle);
            }
        }
    }

    private async Task Return(string key, Lease lease, bool onlyIdle)
    {
        try
        {
            if (lease.TryRetire())
            {
                _leases.TryRemove(key, out _);
            }
            else if ((onlyIdle ? lease.ReturnWhenIdle() : lease.Return()) is { } wish)
            {
                await script.Ask(key, wish);
            }
        }
        finally
        {
            lease.Asking.Release();
        }
    }

    private async ValueTask<Spent?> Renew(Lease lease, string key, long cost)
    {
        var asked = clock.GetTimestamp();
        if (await script.Ask(key, lease.Renew(cost, policy.LeaseMax)) is not { } grant)
        {
            return null;
        }

        return lease.Accept(grant, cost, asked, options.LeaseLife)
            ?? new Spent(new Answer(grant.Wait, grant.Remaining, grant.Reset, 0), null);
    }
}
