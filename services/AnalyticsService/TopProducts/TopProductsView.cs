using System.Globalization;
using Shop.AnalyticsService.Views;

namespace Shop.AnalyticsService.TopProducts;

internal sealed class TopProductsView(LeaderboardRedis redis)
{
    private readonly ViewScript _script = new("top-products.lua");

    /// <exception cref="ServiceDefaults.Problems.DependencyDownException">Redis is down, or its views are not complete.</exception>
    public async Task<IReadOnlyList<TopProduct>> Read(int limit, CancellationToken cancellationToken)
    {
        var answer = await redis.Run(_script, [ViewKeys.Marker, ViewKeys.Products], [limit], cancellationToken);
        return answer.IsNull ? throw ViewsOfRedis.NotBuilt() : [.. ((string[])answer!).Chunk(2).Select(Parse)];
    }

    // Scores are doubles: whole numbers up to 2^53 are exact.
    private static TopProduct Parse(string[] entry) => new(entry[0], (long)double.Parse(entry[1], CultureInfo.InvariantCulture));
}
