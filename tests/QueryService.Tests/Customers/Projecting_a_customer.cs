using Shop.Contracts;
using Shop.QueryService.Customers;
using Shop.QueryService.Projector;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Customers;

public sealed class Projecting_a_customer
{
    private readonly Story _story = new();

    [Fact]
    public void counts_items_and_money_of_every_order()
    {
        var customer = Fold(_story.Placed(1, lines: [Story.Line(2, 100), Story.Line(3, 10)]), _story.Placed(2, lines: Story.Line(1, 5)));
        Assert.Equal(6, customer.ItemsOwned);
        Assert.Equal([new Money(235, "EUR")], customer.Spent);
        Assert.Equal(new OrderCounts(2, 0, 0), customer.Orders);
    }

    [Fact]
    public void takes_out_a_cancelled_order()
    {
        var customer = Fold(_story.Placed(1, lines: Story.Line(2)), _story.Placed(2, lines: Story.Line(3)), _story.Cancelled(1, lines: Story.Line(2)));
        Assert.Equal(3, customer.ItemsOwned);
        Assert.Equal([new Money(3750, "EUR")], customer.Spent);
        Assert.Equal(new OrderCounts(1, 0, 1), customer.Orders);
    }

    [Fact]
    public void still_counts_a_shipped_order()
    {
        var customer = Fold(_story.Placed(1), _story.Shipped(1));
        Assert.Equal((2L, new OrderCounts(0, 1, 0)), (customer.ItemsOwned, customer.Orders));
    }

    [Fact]
    public void keeps_currencies_apart_in_their_order()
    {
        var customer = Fold(_story.Placed(1, lines: Story.Line(1, 7, "USD")), _story.Placed(2, lines: Story.Line(1, 5, "EUR")));
        Assert.Equal([new Money(5, "EUR"), new Money(7, "USD")], customer.Spent);
    }

    [Fact]
    public void leaves_out_sums_of_zero()
    {
        Assert.Empty(Fold(_story.Placed(1), _story.Cancelled(1)).Spent);
        Assert.Empty(Fold(_story.Placed(2, lines: Story.Line(1, 0))).Spent);
    }

    [Fact]
    public void is_not_changed_by_another_address()
    {
        var placed = _story.Placed(1);
        var changed = _story.AddressChanged(1, new Address("A", "B", "C", "D", "DE"));
        Assert.Equivalent(Fold(placed) with { LastEventId = default }, Fold(placed, changed) with { LastEventId = default });
    }

    private static CustomerDocument Fold(params ProjectedEvent[] events) =>
        events.Aggregate((CustomerDocument?)null, (customer, @event) => CustomerProjection.Fold(customer, @event.Envelope, @event.Message))!;
}
