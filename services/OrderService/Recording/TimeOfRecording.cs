namespace Shop.OrderService.Recording;

internal static class TimeOfRecording
{
    /// <summary>Now in whole milliseconds, but never before the stream's last event: its times must not run backwards.</summary>
    public static DateTimeOffset After(DateTimeOffset previous, TimeProvider clock)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return now > previous ? now : previous;
    }
}
