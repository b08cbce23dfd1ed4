using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using static Shop.OrderService.Tests.Domain.Sample;
using static Shop.OrderService.Tests.Domain.Specification;

namespace Shop.OrderService.Tests.Domain;

public sealed class Deciding_to_ship_an_order
{
    [Fact]
    public void ships_an_open_order() => Given(Placed).When(Ship).Then(Shipped);

    [Fact]
    public void does_nothing_when_it_has_been_shipped_so() =>
        Given(Placed, Shipped).When(order => OrderDecider.Ship(order, Parcel with { }, Evening.AddDays(1))).ThenNothing();

    [Fact]
    public void is_refused_when_it_has_been_shipped_with_another_carrier() =>
        Given(Placed, Shipped).When(order => OrderDecider.Ship(order, Parcel with { Carrier = "Pigeon" }, Evening)).Then(Reason.ShippedOtherwise);

    [Fact]
    public void is_refused_when_it_has_been_shipped_under_another_number() => Given(Placed, Shipped)
        .When(order => OrderDecider.Ship(order, Parcel with { TrackingNumber = "T-2" }, Evening))
        .Then(Reason.ShippedOtherwise);

    [Fact]
    public void is_refused_after_cancelling() => Given(Placed, Cancelled).When(Ship).Then(Reason.AlreadyCancelled);

    [Fact]
    public void is_refused_where_there_is_no_order() => Given().When(Ship).Then(Reason.OrderNotFound);

    private static Decision<OrderEvent> Ship(Order order) => OrderDecider.Ship(order, Parcel, Evening);
}
