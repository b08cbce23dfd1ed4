namespace Shop.OrderService.Tests.Fixture;

/// <summary>The system's clock, set forward or back as a test needs; timers run as ever.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shiftTicks;

    public TimeSpan Shift
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _shiftTicks));
        set => Interlocked.Exchange(ref _shiftTicks, value.Ticks);
    }

    /// <summary>How far each reading sets the clock forward.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Add(ref _shiftTicks, Step.Ticks));
}
