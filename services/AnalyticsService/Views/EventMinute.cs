namespace Shop.AnalyticsService.Views;

/// <summary>Minutes are numbered from the year 1, UTC: no instant has a negative one.</summary>
internal static class EventMinute
{
    public static long Of(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>The first minute that starts at or after the instant.</summary>
    public static long AtOrAfter(DateTimeOffset time) => (time.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;

    public static DateTimeOffset StartOf(long minute) => new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
