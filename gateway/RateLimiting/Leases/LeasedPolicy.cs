using System.Collections.Concurrent;

namespace Shop.RateLimiting.Leases;

/// <summary>The leases of one policy, by key. Beyond <see cref="RedisLimitsOptions.KeysMax"/> further keys have none, and each request of theirs asks Redis.</summary>
internal sealed class LeasedPolicy(RateLimitPolicy policy, LeaseScript script, RedisLimitsOptions options, TimeProvider clock)
{
    /// <summary>So many are given back at a time.</summary>
    public const int GroupMax = 64;

    private readonly ConcurrentDictionary<string, Lease> _leases = new();

    // What a lease holds until its end comes back after it.
    private readonly TimeSpan _wholeAfter = options.LeaseLife + (policy.Limit.Per * ((double)policy.Limit.Capacity / policy.Limit.Permits));

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
        var began = clock.GetTimestamp();
        while (LeaseOf(key) is { } lease)
        {
            await lease.Asking.WaitAsync(cancellationToken);
            try
            {
                if (!lease.IsRetired)
                {
                    return lease.TrySpend(cost) ?? lease.DenialSince(began, cost) ?? await Renew(lease, key, cost);
                }
            }
            finally
            {
                lease.Asking.Release();
            }
        }

        // When another policy denies, this one stays debited: too strict, and only in a flood of clients.
        return await script.AskOnce(key, cost) is { } grant ? AnswerTo(grant) : null;
    }

    /// <summary>Gives back what nobody has used since the last call, or all of it.</summary>
    /// <exception cref="OperationCanceledException">Not all was given back in time.</exception>
    public async Task Return(bool onlyIdle, CancellationToken cancellationToken)
    {
        var group = new List<Task>(GroupMax);
        foreach (var (key, lease) in _leases)
        {
            var returning = Return(key, lease, onlyIdle, cancellationToken);
            if (!returning.IsCompletedSuccessfully)
            {
                group.Add(returning);
            }

            if (group.Count == GroupMax)
            {
                await Task.WhenAll(group).WaitAsync(cancellationToken);
                group.Clear();
            }
        }

        await Task.WhenAll(group).WaitAsync(cancellationToken);
    }

    private Lease? LeaseOf(string key)
    {
        if (_leases.TryGetValue(key, out var lease))
        {
            return lease;
        }

        return _leases.Count < options.KeysMax ? _leases.GetOrAdd(key, _ => new Lease(clock, _wholeAfter)) : null;
    }

    private async Task Return(string key, Lease lease, bool onlyIdle, CancellationToken cancellationToken)
    {
        // Whoever is asking for more just now needs it; at the end his answer is waited for.
        if (!await lease.Asking.WaitAsync(onlyIdle ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            return;
        }

        try
        {
            if (lease.TryRetire())
            {
                _leases.TryRemove(key, out _);
            }
            else if ((onlyIdle ? lease.ReturnWhenIdle() : lease.Return()) is { } wish
                && await script.Ask(key, wish) is null)
            {
                lease.Lose();
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
            lease.Lose();
            return null;
        }

        return lease.Accept(grant, cost, asked, options.LeaseLife) ?? AnswerTo(grant);
    }

    private static Spent AnswerTo(LeaseGrant grant) => new(grant.Answer, null);
}
