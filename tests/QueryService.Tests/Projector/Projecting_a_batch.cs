using System.Text;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.Projector;
using Shop.QueryService.Tests.Support;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Tests.Projector;

public sealed class Projecting_a_batch : IDisposable
{
    private readonly Story _story = new();
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task writes_each_document_once()
    {
        await _store.Project(_story.Placed(1), _story.Placed(2), _story.Shipped(1), _story.Cancelled(2));

        // Two orders and one customer.
        Assert.Equal(3, _store.Writes);
    }

    [Fact]
    public async Task again_changes_nothing()
    {
        var batch = new[] { _story.Placed(1), _story.Shipped(1), _story.Placed(2) };
        await _store.Project(batch);
        var before = await Customer();
        await _store.Project(batch);
        Assert.Equal(before, await Customer());
        Assert.Equal(3, _store.Writes);
    }

    /// <summary>What a relay publishes again stands twice in the topic.</summary>
    [Fact]
    public async Task with_repeats_in_it_applies_each_event_once()
    {
        var (first, second, third) = (_story.Placed(1), _story.Shipped(1), _story.Placed(2));
        await _store.Project(first, second, first, second, third);
        Assert.Contains("""
            "itemsOwned":4,"orders":{"placed":1,"shipped":1,"cancelled":0}
            """.Trim(), await Customer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task again_after_a_crash_before_its_checkpoint_changes_nothing()
    {
        var batch = Projectors.BatchOf(_story.Placed(1), _story.Shipped(1), _story.Placed(2));
        var handler = Projectors.Handler(_store);
        await handler.Assigned(batch.Partition, Cancel);
        _store.BeforeCheckpoint = _ => throw ReadStoreDown.Because(new TimeoutException());
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => handler.Handle(batch, Cancel));
        var before = await Customer();
        _store.BeforeCheckpoint = _ => Task.CompletedTask;
        await handler.Handle(batch, Cancel);
        Assert.Equal(before, await Customer());
        Assert.Equal(2, (await _store.LoadCheckpoints(Cancel)).Count);
    }

    [Fact]
    public async Task writes_its_checkpoints_after_its_documents()
    {
        _store.BeforeCheckpoint = async _ => Assert.NotEmpty(await _store.Load("customers", ["customer-1"], Cancel));
        var placed = _story.Placed(1);
        await _store.Project(placed);
        var partition = Topic.Orders.PartitionOf("customer-1");
        Assert.Equal(
            new HashSet<Checkpoint>
            {
                new("orders", "orders.v1", partition, placed.Sequence, 0), new("customers", "orders.v1", partition, placed.Sequence, 0),
            },
            (await _store.LoadCheckpoints(Cancel)).ToHashSet());
    }

    [Fact]
    public async Task goes_on_after_the_lowest_of_its_checkpoints()
    {
        var partition = Topic.Orders.PartitionOf("customer-1");
        await _store.SaveCheckpoints([new("orders", "orders.v1", partition, Sequence.Of(0, 0, 9), 8)], Cancel);
        Assert.Equal(0, (await Projectors.Handler(_store).Assigned(new PartitionId("orders.v1", partition), Cancel)).NextOffset);
        await _store.SaveCheckpoints([new("customers", "orders.v1", partition, Sequence.Of(0, 0, 5), 4)], Cancel);
        Assert.Equal(5, (await Projectors.Handler(_store).Assigned(new PartitionId("orders.v1", partition), Cancel)).NextOffset);
    }

    [Fact]
    public async Task with_a_hole_in_an_orders_versions_stops_with_an_alarm()
    {
        await _store.Project(_story.Placed(1));
        _story.Skip(1);
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var alarm = await Assert.ThrowsAsync<PartitionAlarmException>(() => Handle(_story.Shipped(1), logs));
        Assert.Equal("VersionGap", alarm.Alarm);
        Assert.Single(log.Of("VersionGap"));

        // The customer's sums are still those of the order as it is known.
        Assert.Contains("\"placed\":1", await Customer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_version_that_was_given_twice_stops_with_an_alarm()
    {
        await _store.Project(_story.Placed(1));
        using var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var other = new Story();
        other.Placed(9);
        var alarm = await Assert.ThrowsAsync<PartitionAlarmException>(() => Handle(other.Placed(1), logs));
        Assert.Equal("VersionConflict", alarm.Alarm);
        Assert.Single(log.Of("VersionConflict"));
    }

    [Theory]
    [InlineData("order-eaten.v1", "{}")]
    [InlineData("product-registered.v1", "{}")]
    [InlineData("order-placed.v1", "{")]
    [InlineData("order-placed.v1", "null")]
    [InlineData("order-placed.v1", """{"orderId": "7"}""")]
    [InlineData("order-placed.v1", """{"orderId": "01994f0e-0000-7000-8000-000000000001"}""")]
    [InlineData("order-placed.v1", """{"orderId": "01994f0e-0000-7000-8000-000000000001", "customerId": "customer-1"}""")]
    [InlineData("order-placed.v1", """{"orderId": "01994f0e-0000-7000-8000-000000000001", "customerId": "customer-2"}""")]
    public async Task names_the_message_that_cannot_be_handled(string type, string body)
    {
        var good = _story.Placed(1);
        var bad = _story.Placed(2);
        bad = bad with { Envelope = bad.Envelope with { Type = type, Body = Encoding.UTF8.GetBytes(body) } };
        var handler = Projectors.Handler(_store);
        await handler.Assigned(Projectors.PartitionOf(good), Cancel);
        var fault = await Assert.ThrowsAsync<UnhandleableMessageException>(
            () => handler.Handle(new PartitionBatch(Projectors.PartitionOf(good), [Projectors.ConsumedOf(good), Projectors.ConsumedOf(bad)], 1, bad.Sequence), Cancel));
        Assert.Equal(bad.Offset, fault.Offset);
    }

    [Fact]
    public async Task moves_the_offset_when_all_of_it_is_parked()
    {
        var partition = new PartitionId("orders.v1", 0);
        var handler = Projectors.Handler(_store);
        await handler.Assigned(partition, Cancel);
        await handler.Handle(new PartitionBatch(partition, [], 41, null), Cancel);
        Assert.Equal(42, (await Projectors.Handler(_store).Assigned(partition, Cancel)).NextOffset);
    }

    private async Task Handle(ProjectedEvent @event, ILoggerFactory logs)
    {
        var handler = Projectors.Handler(_store, logs);
        await handler.Assigned(Projectors.PartitionOf(@event), Cancel);
        await handler.Handle(Projectors.BatchOf(@event), Cancel);
    }

    private async Task<string> Customer() =>
        Encoding.UTF8.GetString((await _store.Load("customers", ["customer-1"], Cancel))["customer-1"].Json.Span);
}
