using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using static Shop.OrderService.Tests.Domain.Sample;
using static Shop.OrderService.Tests.Domain.Specification;

namespace Shop.OrderService.Tests.Domain;

public sealed class Deciding_to_cancel_an_order
{
    [Fact]
    public void cancels_an_open_order() => Given(Placed).When(Cancel).Then(Cancelled);

    [Fact]
    public void needs_no_reason() =>
        Given(Placed).When(order => OrderDecider.Cancel(order, null, Evening)).Then(new OrderEvent.Cancelled(Details, null, Evening));

    [Fact]
    public void does_nothing_the_second_time() => Given(Placed, Cancelled).When(Cancel).ThenNothing();

    [Fact]
    public void does_nothing_the_second_time_whatever_the_reason() =>
        Given(Placed, Cancelled).When(order => OrderDecider.Cancel(order, "another", Evening)).ThenNothing();

    [Fact]
    public void is_refused_after_shipping() => Given(Placed, Shipped).When(Cancel).Then(Reason.AlreadyShipped);

    [Fact]
    public void is_refused_where_there_is_no_order() => Given().When(Cancel).Then(Reason.OrderNotFound);

    private static Decision<OrderEvent> Cancel(Order order) => OrderDecider.Cancel(order, "too late", Evening);
}
