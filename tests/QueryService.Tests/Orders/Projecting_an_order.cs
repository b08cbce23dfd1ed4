using System.Diagnostics;
using Shop.Contracts;
using Shop.QueryService.Orders;
using Shop.QueryService.Projector;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Orders;

public sealed class Projecting_an_order
{
    private static readonly Address Home = new("Zoë", "1 Main St", "12345", "Berlin", "DE");
    private readonly Story _story = new();

    [Fact]
    public void begins_with_its_placing()
    {
        var order = Fold(_story.Placed(1));
        Assert.Equal((Story.OrderId(1), "customer-1", OrderStatus.Placed, 1L), (order.OrderId, order.CustomerId, order.Status, order.Version));
        Assert.Equal(new Money(2500, "EUR"), order.Total);
        Assert.Equal(Story.Begin, order.PlacedAt);
    }

    [Fact]
    public void keeps_the_last_address()
    {
        var order = Fold(_story.Placed(1), _story.AddressChanged(1, Home), _story.AddressChanged(1, Home with { City = "Bonn" }));
        Assert.Equal((Home with { City = "Bonn" }, 3L), (order.ShippingAddress, order.Version));
    }

    [Fact]
    public void shows_its_shipment()
    {
        var placed = _story.Placed(1);
        _story.Now = Story.Begin.AddHours(1);
        var order = Fold(placed, _story.Shipped(1));
        Assert.Equal(
            (OrderStatus.Shipped, new Shipment("DHL", "T-1"), Story.Begin.AddHours(1)), (order.Status, order.Shipment, order.ShippedAt));
    }

    [Theory]
    [InlineData("changed my mind")]
    [InlineData(null)]
    public void shows_its_cancellation(string? reason)
    {
        var order = Fold(_story.Placed(1), _story.Cancelled(1, reason: reason));
        Assert.Equal((OrderStatus.Cancelled, reason, Story.Begin), (order.Status, order.CancelReason, order.CancelledAt));
    }

    [Fact]
    public void remembers_its_last_event()
    {
        var last = _story.Placed(1);
        Assert.Equal(last.Envelope.EventId, Fold(last).LastEventId);
    }

    [Fact]
    public void cannot_begin_otherwise() => Assert.Throws<UnreachableException>(() => Fold(_story.Shipped(1)));

    [Fact]
    public void cannot_begin_twice() => Assert.Throws<UnreachableException>(() => Fold(_story.Placed(1), _story.Placed(1)));

    [Fact]
    public void sorts_orders_by_time_then_id()
    {
        string[] positions =
        [
            OrdersReadModel.PositionOf(Story.Begin, "b"), OrdersReadModel.PositionOf(Story.Begin, "a"), OrdersReadModel.PositionOf(Story.Begin.AddMilliseconds(-1), "c"),
        ];
        Assert.Equal(positions.Reverse(), positions.Order(StringComparer.Ordinal));
    }

    private static OrderDocument Fold(params ProjectedEvent[] events) =>
        events.Aggregate((OrderDocument?)null, (order, @event) => OrderProjection.Fold(order, @event.Envelope, @event.Message))!;
}
