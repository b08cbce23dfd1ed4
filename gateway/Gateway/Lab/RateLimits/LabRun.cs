namespace Shop.Gateway.Lab.RateLimits;

/// <summary>One race: so many windows, each with the same limit.</summary>
internal sealed record LabRun(LoadShape Shape, int Limit, TimeSpan Window, int Windows, int Seed)
{
    public TimeSpan Duration => Windows * Window;

    /// <summary>Since the beginning of a window, in order.</summary>
    public IReadOnlyList<TimeSpan> Arrivals => [.. Shape.Arrivals(this).Select(at => at * Window)];
}
