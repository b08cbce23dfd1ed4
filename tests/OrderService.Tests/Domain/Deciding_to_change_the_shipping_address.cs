using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using static Shop.OrderService.Tests.Domain.Sample;
using static Shop.OrderService.Tests.Domain.Specification;

namespace Shop.OrderService.Tests.Domain;

public sealed class Deciding_to_change_the_shipping_address
{
    [Fact]
    public void sends_an_open_order_elsewhere() =>
        Given(Placed).When(ToTheOffice).Then(new OrderEvent.AddressChanged(Details with { ShippingAddress = Office }, Evening));

    [Fact]
    public void gives_an_order_its_first_address() => Given(new OrderEvent.Placed(Details with { ShippingAddress = null }))
        .When(ToTheOffice)
        .Then(new OrderEvent.AddressChanged(Details with { ShippingAddress = Office }, Evening));

    [Fact]
    public void does_nothing_when_the_order_goes_there_already() =>
        Given(Placed).When(order => OrderDecider.ChangeAddress(order, Home with { }, Evening)).ThenNothing();

    [Fact]
    public void does_nothing_the_second_time() =>
        Given(Placed, new OrderEvent.AddressChanged(Details with { ShippingAddress = Office }, Noon)).When(ToTheOffice).ThenNothing();

    [Fact]
    public void is_refused_after_shipping() => Given(Placed, Shipped).When(ToTheOffice).Then(Reason.AlreadyShipped);

    [Fact]
    public void is_refused_after_shipping_even_to_the_same_address() =>
        Given(Placed, Shipped).When(order => OrderDecider.ChangeAddress(order, Home, Evening)).Then(Reason.AlreadyShipped);

    [Fact]
    public void is_refused_after_cancelling() => Given(Placed, Cancelled).When(ToTheOffice).Then(Reason.AlreadyCancelled);

    [Fact]
    public void is_refused_where_there_is_no_order() => Given().When(ToTheOffice).Then(Reason.OrderNotFound);

    private static Decision<OrderEvent> ToTheOffice(Order order) => OrderDecider.ChangeAddress(order, Office, Evening);
}
