namespace Shop.Gateway.Lab.RateLimits;

/// <summary>When requests come, as fractions of a window since the beginning of one.</summary>
internal sealed record LoadShape(string Name, string Description, Func<LabRun, IEnumerable<double>> Arrivals)
{
    private const double EdgeWidth = 0.1;
    private const double Overload = 1.2;

    public static IReadOnlyList<LoadShape> All { get; } =
    [
        new("steady", "Evenly, exactly at the limit", Steady),
        new("edge", "The whole limit just before a window's edge, and again just after it; then a window of silence", Edge),
        new("on-off", "A window at twice the limit, a window of silence", OnOff),
        new("poisson", "At random, 1.2 times the limit on average", Poisson),
    ];

    public static IEnumerable<string> Names => All.Select(shape => shape.Name);

    public static LoadShape? Find(string name) => All.FirstOrDefault(shape => shape.Name == name);

    private static IEnumerable<double> Steady(LabRun run) =>
        Enumerable.Range(0, run.Limit * run.Windows).Select(number => (number + 0.5) / run.Limit);

    private static IEnumerable<double> Edge(LabRun run) =>
        from edge in Enumerable.Range(1, run.Windows - 1)
        where edge % 3 == 1
        from number in Enumerable.Range(0, 2 * run.Limit)
        select edge - EdgeWidth + (number * EdgeWidth / run.Limit);

    private static IEnumerable<double> OnOff(LabRun run) =>
        from window in Enumerable.Range(0, run.Windows)
        where window % 2 == 0
        from number in Enumerable.Range(0, 2 * run.Limit)
        select window + ((number + 0.5) / (2 * run.Limit));

    private static IEnumerable<double> Poisson(LabRun run)
    {
        // Played again by its seed; nothing is kept secret by it.
#pragma warning disable CA5394
        var random = new Random(run.Seed);
        for (var at = 0.0; ;)
        {
            at += -Math.Log(1 - random.NextDouble()) / (run.Limit * Overload);
            if (at >= run.Windows)
            {
                yield break;
            }

            yield return at;
        }
#pragma warning restore CA5394
    }
}
