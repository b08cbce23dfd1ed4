namespace Shop.LimitHolder;

/// <summary>Somebody has set this machine's clock wrongly.</summary>
/// <param name="stands">No time passes for this process: what it holds never ends.</param>
internal sealed class SkewedClock(TimeSpan skew, bool stands) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skew;

    public override long GetTimestamp() => stands ? _started : base.GetTimestamp();
}
