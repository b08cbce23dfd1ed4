using Shop.Compliance.Leaderboard;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.Redis;

/// <summary>It comes back with what was on its disk, which may be older than the last event that was acknowledged.</summary>
[Collection("Redis")]
public sealed class A_restarted_Redis(RedisFixture redis)
{
    private readonly TestFacts _facts = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task has_its_views_built_anew_from_the_facts()
    {
        var server = new ViewsServer(redis.Address);
        await server.Flush();
        await using var instance = new Instance(redis.Address, _facts);
        await _facts.InsertIfAbsent(Samples.Fact(1, Samples.Placed()), Cancel);
        await instance.Rebuild.Run(Cancel);
        await server.Do(database => database.SortedSetIncrementAsync("{analytics.1}:products", "stale", 9));
        await redis.Container.StopAsync(Cancel);
        await redis.Container.StartAsync(Cancel);

        await Containers.Eventually.Answers<bool?>(false, () => AreBuilt(instance));
        Assert.Equal(9, await server.Do(database => database.SortedSetScoreAsync("{analytics.1}:products", "stale")));
        await instance.Rebuild.Run(Cancel);
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(instance));
    }

    /// <summary>Null while it does not answer.</summary>
    private static async Task<bool?> AreBuilt(Instance instance)
    {
        try
        {
            return await instance.Views.AreBuilt(Cancel);
        }
        catch (DependencyDownException)
        {
            return null;
        }
    }
}
