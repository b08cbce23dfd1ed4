namespace Shop.RateLimiting.Limits;

/// <summary>
/// A level that drains by the permits each microsecond, down to 0, and holds at most the capacity times the period: what is missing
/// from a bucket of tokens, or what waits in a queue.
/// </summary>
/// <param name="makesWait">An admitted request waits until what was there before it is gone.</param>
internal sealed class DrainingLimit(long permits, long period, long capacity, bool makesWait) : LocalLimit
{
    private long _level;
    private long _at;

    public override Answer Check(long now, long cost)
    {
        var level = At(now);
        var after = level + (cost * period);
        var room = (capacity * period) - after;
        var gone = Whole.Ceiling(level, permits);
        return room < 0
            ? new Answer(Whole.Ceiling(-room, permits), ((capacity * period) - level) / period, gone, 0)
            : new Answer(0, room / period, Whole.Ceiling(after, permits), makesWait ? gone : 0);
    }

    public override void Debit(long now, long cost)
    {
        _level = At(now) + (cost * period);
        _at = Math.Max(_at, now);
    }

    private long At(long now)
    {
        var elapsed = Math.Max(0, now - _at);
        return elapsed >= Whole.Ceiling(_level, permits) ? 0 : _level - (elapsed * permits);
    }
}
