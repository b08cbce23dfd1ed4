using System.Diagnostics;

namespace Shop.OrderService.Domain.Orders;

internal static class OrderFold
{
    public static Order Apply(Order order, OrderEvent @event) => (order, @event) switch
    {
        (Order.Missing, OrderEvent.Placed placed) => new Order.Open(placed.Details),
        (Order.Open, OrderEvent.AddressChanged changed) => new Order.Open(changed.Details),
        (Order.Open, OrderEvent.Shipped shipped) => new Order.Shipped(shipped.Details, shipped.Shipment, shipped.At),
        (Order.Open, OrderEvent.Cancelled cancelled) => new Order.Cancelled(cancelled.Details, cancelled.Why, cancelled.At),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {order.GetType().Name}."),
    };
}
