namespace Shop.Gateway.Lab.RateLimits;

/// <summary>A race that is over.</summary>
internal sealed record RaceResult(LabRun Run, IReadOnlyList<Lane> Lanes)
{
    public Lane Exact => Lanes.Single(lane => lane.Contestant.IsExact);

    /// <summary>The most of them in any window, wherever it begins.</summary>
    /// <param name="times">In order.</param>
    public int MostInAWindow(IReadOnlyList<TimeSpan> times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= Run.Window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
