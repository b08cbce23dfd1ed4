namespace Shop.RateLimiting.Limits;

/// <summary>A level that drains by a fixed amount each microsecond, down to 0.</summary>
internal struct DrainingLevel(long perMicrosecond)
{
    private long _level;
    private long _at;

    public readonly long At(long now)
    {
        var elapsed = Math.Max(0, now - _at);
        return elapsed >= Whole.Ceiling(_level, perMicrosecond) ? 0 : _level - (elapsed * perMicrosecond);
    }

    public void Raise(long now, long amount)
    {
        _level = At(now) + amount;
        _at = Math.Max(_at, now);
    }
}
