using Shop.RateLimiting.Limits;

namespace Shop.RateLimiting.Leases;

/// <summary>
/// The permits of one key that this process holds. They end by its own monotonic clock, counted from before they were asked for:
/// always before Redis takes them for ended, however long the process was stopped.
/// </summary>
/// <param name="wholeAfter">After this the limit is whole again, whatever was granted before.</param>
internal sealed class Lease(TimeProvider clock, TimeSpan wholeAfter)
{
    private const int HalvingsMax = 62;

    private readonly Lock _lock = new();
    private LeaseGrant? _grant;
    private long _left;
    private long _asked;
    private TimeSpan _life;
    private TimeSpan _worth;
    private long _size;
    private int _lost;
    private long _lostAt;
    private bool _wasTouched;
    private Denial? _denial;

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

    /// <summary>Whoever waits while another one asks shares a denial too: else a crowd would ask one after the other, and each be denied.</summary>
    /// <param name="since">The clock's timestamp when he began to wait.</param>
    /// <returns>What the same cost was denied with since then, as it stands now; null when he must ask.</returns>
    public Spent? DenialSince(long since, long cost)
    {
        lock (_lock)
        {
            if (_denial is not { } denial || denial.Cost != cost || denial.Answered < since)
            {
                return null;
            }

            var answer = denial.Answer.After(MicrosecondsSince(denial.Answered));
            return answer.Wait > 0 ? new Spent(answer, null) : null;
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
            // The same grant, not one of the same numbers.
            _left += spent.From is not null && ReferenceEquals(spent.From, _grant) && !HasEnded ? cost : 0;
        }
    }

    /// <returns>Whether nobody has used it for a while, and it is over. Not while it must stay small.</returns>
    public bool TryRetire()
    {
        lock (_lock)
        {
            return IsRetired = !_wasTouched && _left == 0 && HasEnded && Lost == 0;
        }
    }

    /// <summary>Takes what is left out, so that nobody spends it while it is given back, and says how much to ask for.</summary>
    /// <param name="sizeMax">See <see cref="RateLimitPolicy.LeaseMax"/>.</param>
    public LeaseWish Renew(long cost, long sizeMax)
    {
        lock (_lock)
        {
            _size = Math.Clamp(NextSize(sizeMax), 1, Math.Max(1, sizeMax >> Lost));
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

    /// <returns>What to give back; null when there is nothing, or Redis takes it for spent: a bucket after its lease, a window after its end.</returns>
    public LeaseWish? Return()
    {
        lock (_lock)
        {
            if (_left == 0)
            {
                return null;
            }

            var (unspent, window) = TakeAll();
            return clock.GetElapsedTime(_asked) < _worth ? new LeaseWish(0, 0, unspent, window) : null;
        }
    }

    /// <summary>
    /// Redis has not answered. What it may have granted, or not have been given back, is lost until the limit is whole again. Until
    /// then each such answer halves what is asked for next: all together strand less than two of the largest leases, beside the costs of the
    /// requests themselves.
    /// </summary>
    public void Lose()
    {
        lock (_lock)
        {
            (_lost, _lostAt) = (Math.Min(Lost + 1, HalvingsMax), clock.GetTimestamp());
        }
    }

    /// <param name="asked">The clock's timestamp before Redis was asked.</param>
    /// <returns>The spend that it was asked for; null when nothing was granted.</returns>
    public Spent? Accept(LeaseGrant grant, long cost, long asked, TimeSpan lifeMax)
    {
        lock (_lock)
        {
            (_grant, _asked, _left) = (grant, asked, grant.Granted);
            _worth = grant.Window > 0 ? TimeSpan.FromMicroseconds(grant.Reset) : lifeMax;
            _life = _worth < lifeMax ? _worth : lifeMax;
            if (grant.Granted > 0)
            {
                return Spend(grant, cost);
            }

            _denial = new Denial(cost, grant.Answer, clock.GetTimestamp());
            return null;
        }
    }

    private int Lost => clock.GetElapsedTime(_lostAt) < wholeAfter ? _lost : 0;

    private bool HasEnded => clock.GetElapsedTime(_asked) >= _life;

    private long MicrosecondsSince(long timestamp) => (long)clock.GetElapsedTime(timestamp).TotalMicroseconds;

    private Spent Spend(LeaseGrant grant, long cost)
    {
        _left -= cost;
        return new Spent(new Answer(0, _left + grant.Remaining, Math.Max(0, grant.Reset - MicrosecondsSince(_asked)), 0), grant);
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

    private sealed record Denial(long Cost, Answer Answer, long Answered);
}
