namespace Shop.Gateway.Lab.RateLimits.Plot;

/// <summary>Time cut into tenths of a window. What is let through after the end is counted in the last one.</summary>
internal sealed class Bins(LabRun run)
{
    public const int InAWindow = 10;

    // A leaky bucket lets the last ones through after the end of the load.
    public int Length => (run.Windows + 1) * InAWindow;

    public int[] Count(IEnumerable<TimeSpan> times)
    {
        var counts = new int[Length];
        foreach (var time in times)
        {
            counts[Math.Clamp((int)(time * InAWindow / run.Window), 0, Length - 1)]++;
        }

        return counts;
    }
}
