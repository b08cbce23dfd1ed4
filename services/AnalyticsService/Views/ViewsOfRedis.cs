using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Views;

/// <summary>Whether Redis holds the views, all of them, and since it was started.</summary>
internal sealed class ViewsOfRedis(LeaderboardRedis redis)
{
    private const string RunIdField = "run_id:";

    /// <summary>
    /// A Redis that was restarted may have read an older state from its disk, marker included: the marker names the run that the
    /// views were built in.
    /// </summary>
    public async Task<bool> AreBuilt(CancellationToken cancellationToken)
    {
        var run = await RunId(cancellationToken);
        return await redis.Use(database => database.StringGetAsync(ViewKeys.Marker), cancellationToken) == run;
    }

    public async Task<string> RunId(CancellationToken cancellationToken)
    {
        var server = (string)(await redis.Use(database => database.ExecuteAsync("INFO", "server"), cancellationToken))!;
        return server.Split('\n').Single(line => line.StartsWith(RunIdField, StringComparison.Ordinal))[RunIdField.Length..].Trim();
    }

    public static DependencyDownException NotBuilt() =>
        LeaderboardRedis.Down(new InvalidOperationException("The views are being built from the facts."));
}
