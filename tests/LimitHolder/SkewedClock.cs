namespace Shop.LimitHolder;

/// <summary>Somebody has set this machine's clock wrongly.</summary>
internal sealed class SkewedClock(TimeSpan skew) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skew;
}
