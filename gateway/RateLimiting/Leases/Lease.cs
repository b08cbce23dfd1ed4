using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <summary>
/// The permits of one key that this process holds. They end by its own monotonic clock, counted from before they were asked for:
/// always before Redis takes them for ended, however long the process was stopped.
/// </summary>
internal sealed class Lease(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private LeaseGrant? _grant;
    private long _left;
    private long _asked;
    private TimeSpan _life;
    private long _size;
    private bool _wasTouched;

    /// <summary>One request at a time asks Redis; the others wait for what it brings.</summary>
    public SemaphoreSlim Asking { get; } = new(1, 1);

    /// <summary>Nobody holds permits of it any more, and nobody may: a new one has taken its place.</summary>
    public bool IsRetired { get; private set; }

    /// <returns>Null when there are too few permits left.</returns>
    public Spent? TrySpend(long cost)
    {
        lock (_lock)
        {
            _wasTouched = true;
            return _grant is null || _left < cost || HasEnded ? null : Spend(_grant, cost);
        }
    }

    /// <summary>
    /// After a spend whose request was denied by another limit. What belonged to an earlier grant has been settled with Redis as
    /// spent, and stays so.
    /// </summary>
    public void Refund(Spent spent, long cost)
    {
        lock (_lock)
        {
            _left += spent.From is not null && spent.From == _grant && !HasEnded ? cost : 0;
        }
    }

    /// <returns>Whether nobody has used it for a while, and it is over.</returns>
    public bool TryRetire()
    {
        lock (_lock)
        {
            return IsRetired = !_wasTouched && _left == 0 && HasEnded;
        }
    }

    /// <summary>Takes what is left out, so that nobody spends it while it is given back, and says how much to ask for.</summary>
    /// <param name="sizeMax">See <see cref="RateLimitPolicy.LeaseMax"/>.</param>
    public LeaseWish Renew(long cost, long sizeMax)
    {
        lock (_lock)
        {
            _size = Math.Clamp(NextSize(sizeMax), 1, sizeMax);
            var (unspent, window) = TakeAll();
            return new LeaseWish(cost, Math.Max(cost, _size), unspent, window);
        }
    }

    /// <returns>What to give back; null when the lease is in use, or empty.</returns>
    public LeaseWish? ReturnWhenIdle()
    {
        lock (_lock)
        {
            var idle = !_wasTouched;
            _wasTouched = false;
            return idle ? Return() : null;
        }
    }

    /// <returns>What to give back; null when there is nothing.</returns>
    public LeaseWish? Return()
    {
        lock (_lock)
        {
            return _left > 0 && TakeAll() is var (unspent, window) ? new LeaseWish(0, 0, unspent, window) : null;
        }
    }

    /// <param name="asked">The clock's timestamp before Redis was asked.</param>
    /// <returns>The spend that it was asked for; null when nothing was granted.</returns>
    public Spent? Accept(LeaseGrant grant, long cost, long asked, TimeSpan lifeMax)
    {
        lock (_lock)
        {
            var windowEnd = TimeSpan.FromMicroseconds(grant.Reset);
            (_grant, _asked, _left) = (grant, asked, grant.Granted);
            _life = grant.Window > 0 && windowEnd < lifeMax ? windowEnd : lifeMax;
            return grant.Granted == 0 ? null : Spend(grant, cost);
        }
    }

    private bool HasEnded => clock.GetElapsedTime(_asked) >= _life;

    private Spent Spend(LeaseGrant grant, long cost)
    {
        _left -= cost;
        var elapsed = (long)clock.GetElapsedTime(_asked).TotalMicroseconds;
        return new Spent(new Answer(0, _left + grant.Remaining, Math.Max(0, grant.Reset - elapsed), 0), grant);
    }

    // Redis takes the rest of the grant for spent from now on, and refills: nothing may be put back into it any more.
    private (long Unspent, long Window) TakeAll()
    {
        var (unspent, window) = (_left, _grant?.Window ?? 0);
        (_left, _grant) = (0, null);
        return (unspent, window);
    }

    // Spent within a quarter of its life: twice as much. More than half of it left: half as much.
    private long NextSize(long sizeMax) => _size switch
    {
        0 => sizeMax / 8,
        _ when _left * 2 > _size => _size / 2,
        _ when clock.GetElapsedTime(_asked) < _life / 4 => _size * 2,
        _ => _size,
    };
}
