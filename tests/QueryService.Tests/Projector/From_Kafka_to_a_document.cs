using System.Net;
using Shop.Contracts;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Projector;

public sealed class From_Kafka_to_a_document : IDisposable
{
    private readonly Story _story = new();
    private readonly TestStore _store = new();
    private readonly Kafka _kafka = new();

    // Two customers of one partition, and one of another.
    private readonly string _customer = "customer-1";
    private readonly string _neighbour = Keys().First(key => key != "customer-1" && PartitionOf(key) == PartitionOf("customer-1"));
    private readonly string _stranger = Keys().First(key => PartitionOf(key) != PartitionOf("customer-1"));

    public void Dispose()
    {
        _kafka.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task an_order_and_its_customer_are_seen_by_who_waits_for_them()
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        var (placed, shipped) = (_story.Placed(1), _story.Shipped(1));
        await _kafka.Publish(placed, shipped);
        using var order = await app.GetAfter($"/orders/{Story.OrderId(1)}", shipped);
        using var customer = await app.GetAfter("/customers/customer-1", shipped);
        Assert.Equal("shipped", (string?)(await order.Json())["status"]);
        Assert.Equal(1, (int?)(await customer.Json())["orders"]!["shipped"]);
    }

    [Fact]
    public async Task a_product_is_seen_by_who_waits_for_it()
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        var (registered, changed) = (_story.Registered("mug"), _story.Changed("mug", 990));
        await _kafka.Publish(registered, changed);
        using var product = await app.GetAfter("/products/mug", changed);
        Assert.Equal(990, (int?)(await product.Json())["price"]!["amount"]);
    }

    [Fact]
    public async Task a_hole_stops_its_partition_and_no_other()
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        await _kafka.Publish(_story.Placed(1, _customer));
        _story.Skip(1);
        await _kafka.Publish(_story.Shipped(1, _customer));
        await Eventually.True(() => app.Log.Has("VersionGap") && app.Log.Has("PartitionStopped"), "the alarms are logged");
        var other = _story.Placed(2, _stranger);
        await _kafka.Publish(other);
        using var seen = await app.GetAfter($"/orders/{Story.OrderId(2)}", other);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        using var ready = await app.Get("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("VersionGap", (await ready.Json()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_body_that_cannot_be_read_parks_its_key_and_no_other()
    {
        await using var app = await QueryApp.StartBoth(_store, _kafka.Address);
        var broken = _story.Shipped(7, _customer);
        await _kafka.PublishBroken(broken);
        var later = _story.Placed(1, _customer);
        var neighbour = _story.Placed(2, _neighbour);
        await _kafka.Publish(later, neighbour);
        using var seen = await app.GetAfter($"/orders/{Story.OrderId(2)}", neighbour);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        using var parked = await app.Get($"/orders/{Story.OrderId(1)}");
        Assert.Equal(HttpStatusCode.NotFound, parked.StatusCode);
        Assert.True(app.Log.Has("KeyParked"));
    }

    [Fact]
    public async Task a_projector_that_starts_again_goes_on_behind_its_checkpoint()
    {
        await using (var first = await QueryApp.StartBoth(_store, _kafka.Address))
        {
            var placed = _story.Placed(1);
            await _kafka.Publish(placed);
            (await first.GetAfter("/customers/customer-1", placed)).Dispose();
        }

        var writes = _store.Writes;
        await using var second = await QueryApp.StartBoth(_store, _kafka.Address);
        var shipped = _story.Shipped(1);
        await _kafka.Publish(shipped);
        (await second.GetAfter("/customers/customer-1", shipped)).Dispose();
        Assert.Equal(writes + 2, _store.Writes);
    }

    [Fact]
    public async Task a_new_Kafka_that_is_filled_again_changes_nothing()
    {
        var (placed, shipped) = (_story.Placed(1), _story.Shipped(1));
        await using (var first = await QueryApp.StartBoth(_store, _kafka.Address))
        {
            await _kafka.Publish(placed, shipped);
            (await first.GetAfter("/customers/customer-1", shipped)).Dispose();
        }

        var writes = _store.Writes;
        _store.Sqlite.ForgetOffsets();
        using var kafka = new Kafka();
        await using var second = await QueryApp.StartBoth(_store, kafka.Address);
        var next = _story.Placed(2);
        await kafka.Publish(placed, shipped, next);
        (await second.GetAfter("/customers/customer-1", next)).Dispose();
        Assert.Equal(writes + 2, _store.Writes);
    }

    private static IEnumerable<string> Keys() => Enumerable.Range(1, 100).Select(number => $"customer-{number}");

    private static int PartitionOf(string key) => Topic.Orders.PartitionOf(key);
}
