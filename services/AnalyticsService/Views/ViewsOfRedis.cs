using Shop.ServiceDefaults.Problems;

namespace Shop.AnalyticsService.Views;

/// <summary>Whether Redis holds the views, all of them, and since it was started.</summary>
internal sealed class ViewsOfRedis(LeaderboardRedis redis)
{
    private readonly ViewScript _built = new("views-built.lua");

    /// <exception cref="DependencyDownException">Redis does not answer.</exception>
    public async Task<bool> AreBuilt(CancellationToken cancellationToken) =>
        (bool)await redis.Run(_built, [ViewKeys.Marker], [], cancellationToken);

    public static DependencyDownException NotBuilt() =>
        LeaderboardRedis.Down(new InvalidOperationException("The views are being built from the facts."));
}
