using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.QueryService.Orders;

/// <param name="Version">Counts the order's events, from 1; also its ETag.</param>
public sealed record OrderResponse(
    string OrderId,
    string CustomerId,
    OrderStatus Status,
    long Version,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    Address? ShippingAddress,
    Shipment? Shipment,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? CancelledAt,
    string? CancelReason)
{
    internal static OrderResponse Of(OrderDocument order) => new(
        OrdersReadModel.IdOf(order.OrderId),
        order.CustomerId,
        order.Status,
        order.Version,
        order.Lines,
        order.Total,
        order.ShippingAddress,
        order.Shipment,
        order.PlacedAt,
        order.ShippedAt,
        order.CancelledAt,
        order.CancelReason);
}
