using System.Net;
using Microsoft.Extensions.Time.Testing;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.ReadYourWrites;

public sealed class Waiting_for_a_command : IAsyncLifetime
{
    private const string Key = "customer-1";
    private static readonly int Partition = Topic.Orders.PartitionOf(Key);
    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private readonly FakeTimeProvider _clock = new();
    private QueryApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await QueryApp.StartApi(_store, _clock);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData("/customers/customer-1")]
    [InlineData("/customers/customer-1/orders")]
    [InlineData("/orders/01994f0e-0000-7000-8000-000000000001")]
    public async Task ends_when_the_read_model_has_it(string path)
    {
        var placed = _story.Placed(1);
        var waiting = _app.GetAfter(path, placed);
        await Eventually.True(() => _store.CheckpointReads > 0, "the request waits");
        Assert.False(waiting.IsCompleted);
        await _store.Project(placed);
        using var response = await AdvanceUntilDone(waiting);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task is_over_at_once_when_it_is_there_already()
    {
        var placed = _story.Placed(1);
        await _store.Project(placed);
        var before = _store.CheckpointReads;
        using var first = await _app.GetAfter("/customers/customer-1", placed);
        using var second = await _app.GetAfter("/customers/customer-1", placed);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, _store.CheckpointReads - before);
    }

    [Fact]
    public async Task is_given_up_after_five_seconds()
    {
        var started = _clock.GetUtcNow();
        var waiting = _app.GetAfter("/customers/customer-1", _story.Placed(1));
        await Eventually.True(() => _store.CheckpointReads > 0, "the request waits");
        using var response = await AdvanceUntilGivenUp(waiting);
        await response.MustBe(HttpStatusCode.ServiceUnavailable, "not-yet-visible");
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);

        // It may never be: the token's log can have been deleted.
        Assert.DoesNotContain("recorded", (string?)(await response.Json())["detail"], StringComparison.Ordinal);
        Assert.InRange((_clock.GetUtcNow() - started).TotalSeconds, 5, double.MaxValue);
    }

    [Fact]
    public async Task asks_for_the_tokens_own_partition_and_read_model()
    {
        var placed = _story.Placed(1);
        await _store.Reach(Topic.Orders, (Partition + 1) % Topic.Orders.Partitions, Sequence.Of(0, 0, 99));
        await _store.SaveCheckpoints([new Checkpoint("customers", "orders.v1", Partition, Sequence.Of(0, 0, 99), 0)], Cancel);
        using var customer = await _app.GetAfter("/customers/customer-1", placed);
        Assert.Equal(HttpStatusCode.NotFound, customer.StatusCode);
        using var order = await AdvanceUntilGivenUp(_app.GetAfter("/customers/customer-1/orders", placed));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, order.StatusCode);
    }

    [Theory]
    [InlineData("/customers/nobody")]
    [InlineData("/orders/nothing")]
    public async Task is_not_done_for_a_token_of_another_topic(string path)
    {
        using var response = await _app.GetAfter(path, _story.Registered("mug"));
        Assert.Equal((HttpStatusCode.NotFound, 0), (response.StatusCode, _store.CheckpointReads));
    }

    [Fact]
    public async Task is_not_done_for_products_by_a_token_of_an_order()
    {
        using var response = await _app.GetAfter("/products", _story.Placed(1));
        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, _store.CheckpointReads));
    }

    [Theory]
    [InlineData("/products")]
    [InlineData("/products/mug")]
    [InlineData("/orders/x")]
    [InlineData("/customers/x")]
    [InlineData("/customers/x/orders")]
    public async Task is_refused_for_a_malformed_token(string path)
    {
        foreach (var token in new[] { "", "abc", "!", $"{QueryApp.TokenOf(_story.Placed(1))}x", "a, b" })
        {
            using var response = await _app.Get(path, (ConsistencyToken.Header, token));
            await response.MustBe(HttpStatusCode.BadRequest, "invalid-request", ConsistencyToken.Header);
        }
    }

    [Fact]
    public async Task is_not_done_for_a_request_that_is_refused_anyway()
    {
        using var response = await _app.GetAfter("/customers/-", _story.Placed(1));
        Assert.Equal((HttpStatusCode.BadRequest, 0), (response.StatusCode, _store.CheckpointReads));
    }

    [Fact]
    public async Task is_503_while_the_read_store_is_down()
    {
        _store.IsDown = true;
        using var response = await _app.GetAfter("/customers/customer-1", _story.Placed(1));
        await response.MustBe(HttpStatusCode.ServiceUnavailable, "read-store-down");
    }

    [Fact]
    public async Task reads_the_checkpoints_once_for_all_who_wait()
    {
        var placed = _story.Placed(1);
        var waiting = Enumerable.Range(0, 20).Select(_ => _app.GetAfter("/customers/customer-1", placed)).ToList();
        await Eventually.True(() => _store.CheckpointReads > 0, "the requests wait");
        var before = _store.CheckpointReads;
        await _store.Project(placed);
        await AdvanceUntilDone(Task.WhenAll(waiting));
        Assert.InRange(_store.CheckpointReads - before, 1, 19);
        Assert.All(waiting, request => Assert.Equal(HttpStatusCode.OK, request.Result.StatusCode));
    }

    [Fact]
    public async Task stops_reading_when_nobody_waits()
    {
        var placed = _story.Placed(1);
        await _store.Project(placed);
        var before = _store.CheckpointReads;
        (await _app.GetAfter("/customers/customer-1", placed)).Dispose();
        for (var advance = 0; advance < 100; advance++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(1, _store.CheckpointReads - before);
    }

    /// <summary>Its events are passed over until they are replayed: a checkpoint behind them says nothing of them.</summary>
    [Fact]
    public async Task does_not_end_for_an_event_that_is_parked()
    {
        var (applied, parked) = (_story.Placed(1), _story.Placed(2));
        await _store.Project(applied);
        await _store.Park(new ParkedKey("orders.v1", Partition, Key, applied.Sequence, "It is bad.", null), Cancel);
        await _store.Reach(Topic.Orders, Partition, Sequence.Of(0, 0, 99));
        using var before = await _app.GetAfter("/customers/customer-1", applied);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using var after = await AdvanceUntilGivenUp(_app.GetAfter("/customers/customer-1", parked));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after.StatusCode);
        await _store.Unpark("orders.v1", Partition, Key, Cancel);
        using var replayed = await AdvanceUntilDone(_app.GetAfter("/customers/customer-1", parked));
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
    }

    /// <summary>Slowly, so that the read model is looked at often before the wait is over.</summary>
    private Task<T> AdvanceUntilDone<T>(Task<T> waiting) => Advance(TimeSpan.FromMilliseconds(3), waiting);

    private Task<T> AdvanceUntilGivenUp<T>(Task<T> waiting) => Advance(TimeSpan.FromMilliseconds(250), waiting);

    private async Task<T> Advance<T>(TimeSpan step, Task<T> waiting)
    {
        await Eventually.True(
            () =>
            {
                _clock.Advance(step);
                return waiting.IsCompleted;
            },
            "the request is answered");
        return await waiting;
    }
}
