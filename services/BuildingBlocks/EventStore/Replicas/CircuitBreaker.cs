namespace Shop.EventStore.Replicas;

/// <summary>Keeps requests from a server that has failed; after each period one of them finds out whether it is back.</summary>
internal sealed class CircuitBreaker(TimeSpan period, TimeProvider clock)
{
    private const long Closed = long.MinValue;

    // A time stamp of the clock.
    private long _openUntil = Closed;

    /// <summary>True when the caller may ask the server now. While the circuit is open only one caller a period may.</summary>
    public bool Admits()
    {
        var openUntil = Interlocked.Read(ref _openUntil);
        return openUntil == Closed
            || (clock.GetTimestamp() >= openUntil && Interlocked.CompareExchange(ref _openUntil, EndOfPeriod, openUntil) == openUntil);
    }

    /// <summary>True when it was closed until now.</summary>
    public bool Open() => Interlocked.Exchange(ref _openUntil, EndOfPeriod) == Closed;

    /// <summary>True when it was open until now.</summary>
    public bool Close() => Interlocked.Exchange(ref _openUntil, Closed) != Closed;

    private long EndOfPeriod => clock.GetTimestamp() + (long)(period.TotalSeconds * clock.TimestampFrequency);
}
