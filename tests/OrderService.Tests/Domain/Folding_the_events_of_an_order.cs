using System.Diagnostics;
using Shop.OrderService.Domain.Orders;
using static Shop.OrderService.Tests.Domain.Sample;

namespace Shop.OrderService.Tests.Domain;

public sealed class Folding_the_events_of_an_order
{
    private static readonly OrderEvent AddressChanged = new OrderEvent.AddressChanged(Details with { ShippingAddress = Office }, Evening);

    private static readonly Order[] States =
    [
        new Order.Missing(), new Order.Open(Details), new Order.Shipped(Details, Parcel, Evening), new Order.Cancelled(Details, null, Evening),
    ];

    private static readonly OrderEvent[] Events = [Placed, AddressChanged, Shipped, Cancelled];

    public static TheoryData<int, int> Impossible => new(
        from state in Enumerable.Range(0, States.Length)
        from @event in Enumerable.Range(0, Events.Length)
        where (state, @event) is not ((0, 0) or (1, 1) or (1, 2) or (1, 3))
        select (state, @event));

    [Fact]
    public void opens_it_when_it_is_placed() => Assert.Equal(new Order.Open(Details), Fold(Placed));

    [Fact]
    public void keeps_it_open_at_its_new_address() =>
        Assert.Equal(new Order.Open(Details with { ShippingAddress = Office }), Fold(Placed, AddressChanged));

    [Fact]
    public void ships_it_to_the_new_address() => Assert.Equal(
        new Order.Shipped(Details with { ShippingAddress = Office }, Parcel, Evening),
        Fold(Placed, AddressChanged, new OrderEvent.Shipped(AddressChanged.Details, Parcel, Evening)));

    [Fact]
    public void remembers_why_and_when_it_was_cancelled() =>
        Assert.Equal(new Order.Cancelled(Details, "too late", Evening), Fold(Placed, Cancelled));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void stops_at_an_event_that_cannot_follow(int state, int @event) =>
        Assert.Throws<UnreachableException>(() => OrderFold.Apply(States[state], Events[@event]));

    private static Order Fold(params OrderEvent[] history) => history.Aggregate((Order)new Order.Missing(), OrderFold.Apply);
}
