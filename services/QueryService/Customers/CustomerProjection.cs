using System.Diagnostics;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.QueryService.Customers;

/// <summary>A customer's sums after one more event of any of their orders. A cancelled order is neither owned nor paid for.</summary>
internal static class CustomerProjection
{
    public static CustomerDocument Fold(CustomerDocument? customer, EventEnvelope envelope, object message)
    {
        var before = customer ?? new CustomerDocument(envelope.Key, 0, new OrderCounts(0, 0, 0), [], Guid.Empty);
        return Apply(before, message) with { LastEventId = envelope.EventId };
    }

    private static CustomerDocument Apply(CustomerDocument customer, object message) => message switch
    {
        OrderPlacedV1 placed => Owning(customer, placed, 1) with
        {
            Orders = customer.Orders with { Placed = customer.Orders.Placed + 1 },
        },
        OrderShippedV1 => customer with
        {
            Orders = customer.Orders with { Placed = customer.Orders.Placed - 1, Shipped = customer.Orders.Shipped + 1 },
        },
        OrderCancelledV1 cancelled => Owning(customer, cancelled, -1) with
        {
            Orders = customer.Orders with { Placed = customer.Orders.Placed - 1, Cancelled = customer.Orders.Cancelled + 1 },
        },
        ShippingAddressChangedV1 => customer,
        _ => throw new UnreachableException($"{message.GetType().Name} is no event of an order."),
    };

    private static CustomerDocument Owning(CustomerDocument customer, IOrderEvent order, int sign) => customer with
    {
        ItemsOwned = customer.ItemsOwned + (sign * order.Lines.Sum(line => (long)line.Quantity)),
        Spent = Add(customer.Spent, order.Total with { Amount = sign * order.Total.Amount }),
    };

    private static IReadOnlyList<Money> Add(IReadOnlyList<Money> spent, Money more) =>
    [
        .. spent.Append(more)
            .GroupBy(money => money.Currency)
            .Select(money => new Money(money.Sum(part => part.Amount), money.Key))
            .Where(money => money.Amount != 0)
            .OrderBy(money => money.Currency, StringComparer.Ordinal),
    ];
}
