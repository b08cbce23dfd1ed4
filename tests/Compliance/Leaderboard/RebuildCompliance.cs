using CsCheck;
using Shop.AnalyticsService.Facts;
using Xunit;

namespace Shop.Compliance.Leaderboard;

/// <summary>How the views are built anew on whatever speaks Redis' protocol. Its tests empty the server.</summary>
/// <param name="address">As StackExchange.Redis takes it.</param>
public abstract class RebuildCompliance(string address) : IAsyncLifetime
{
    private readonly ViewsServer _redis = new(address);
    private readonly TestFacts _facts = new();
    private Instance _instance = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _instance = new Instance(_redis.Address, _facts, batchSize: 2);
        await _redis.Flush();
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task from_the_facts_in_the_middle_of_the_events_changes_nothing() => Gen.Select(Histories.Deliveries, Gen.Double[0, 1])
        .SampleAsync(
            async (deliveries, share) =>
            {
                var facts = new TestFacts();
                await using var instance = new Instance(_redis.Address, facts, batchSize: 3);
                var middle = (int)(share * deliveries.Length);
                await _redis.Flush();
                await instance.Rebuild.Run(Cancellation);
                await Deliver(instance, facts, deliveries.Take(middle));
                await _redis.Flush();
                await instance.Rebuild.Run(Cancellation);
                Assert.Equal(PlainFold.Of(deliveries.Take(middle)), await PlainFold.Of(instance));
                await Deliver(instance, facts, deliveries.Skip(middle));
                Assert.Equal(PlainFold.Of(deliveries), await PlainFold.Of(instance));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public async Task counts_a_fact_once_that_it_read_and_that_is_delivered_after()
    {
        await _facts.InsertIfAbsent(Samples.Fact(1, Samples.Placed()), Cancellation);
        await _instance.Rebuild.Run(Cancellation);
        await _instance.Apply(1, Samples.Placed());
        Assert.Equal(2, Assert.Single(await _instance.ReadTop()).Quantity);
    }

    [Fact]
    public async Task that_loses_its_work_on_the_way_opens_nothing_and_the_next_one_is_whole()
    {
        await Insert(6);
        _facts.OnPage = page => page == 2 ? _redis.Flush() : Task.CompletedTask;
        await _instance.Rebuild.Run(Cancellation);
        Assert.False(await _instance.Views.AreBuilt(Cancellation));
        Assert.Equal(1, _instance.Log.Count("RebuildInterrupted"));

        _facts.OnPage = _ => Task.CompletedTask;
        await _instance.Rebuild.Run(Cancellation);
        Assert.True(await _instance.Views.AreBuilt(Cancellation));
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(_instance));
    }

    [Fact]
    public async Task that_broke_off_is_begun_again_by_its_instance_at_once()
    {
        await Insert(6);
        _facts.OnPage = page => page == 1 ? Task.FromException(new IOException("facts")) : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => _instance.Rebuild.Run(Cancellation));
        _facts.OnPage = _ => Task.CompletedTask;
        await _instance.Rebuild.Run(Cancellation);
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(_instance));
    }

    [Fact]
    public async Task is_left_to_the_instance_that_began_it()
    {
        await Insert(6);
        await using var other = new Instance(_redis.Address, _facts);
        _facts.OnPage = page => page == 1 ? other.Rebuild.Run(Cancellation) : Task.CompletedTask;
        await _instance.Rebuild.Run(Cancellation);
        Assert.Equal((1, 0), (_instance.Log.Count("RebuildFinished"), other.Log.Count("RebuildStarted")));
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(other));
    }

    [Fact]
    public async Task is_taken_over_from_an_instance_that_died()
    {
        await Insert(6);
        await using var dead = new Instance(_redis.Address, _facts, leaseSeconds: 1);
        Assert.NotNull(await dead.Lease.Begin(Cancellation));
        await Eventually.Holds(async () =>
        {
            await _instance.Rebuild.Run(Cancellation);
            return await _instance.Views.AreBuilt(Cancellation);
        });
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(_instance));
    }

    [Fact]
    public async Task replaces_what_a_restarted_redis_read_from_its_disk()
    {
        await Insert(3);
        await _instance.Rebuild.Run(Cancellation);
        await _redis.Do(database => database.StringSetAsync("{analytics.1}:built", "an earlier run"));
        await _redis.Do(database => database.SortedSetIncrementAsync("{analytics.1}:products", "stale", 9));
        Assert.False(await _instance.Views.AreBuilt(Cancellation));
        await _instance.Rebuild.Run(Cancellation);
        Assert.Equal(PlainFold.Of(_facts.All), await PlainFold.Of(_instance));
    }

    [Fact]
    public async Task is_not_done_when_the_views_are_there()
    {
        await _instance.Rebuild.Run(Cancellation);
        await _instance.Rebuild.Run(Cancellation);
        Assert.Equal(1, _instance.Log.Count("RebuildStarted"));
    }

    private async Task Insert(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await _facts.InsertIfAbsent(Samples.Fact(number, Samples.Placed(order: number, product: $"product-{number}")), Cancellation);
        }
    }

    private static async Task Deliver(Instance instance, TestFacts facts, IEnumerable<OrderFact> deliveries)
    {
        foreach (var fact in deliveries)
        {
            await facts.InsertIfAbsent(fact, Cancellation);
            await instance.Apply(fact);
        }
    }
}
