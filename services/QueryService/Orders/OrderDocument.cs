using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.QueryService.Orders;

/// <param name="Version">Of the last event in it.</param>
internal sealed record OrderDocument(
    Guid OrderId,
    string CustomerId,
    OrderStatus Status,
    long Version,
    Guid LastEventId,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    Address? ShippingAddress,
    Shipment? Shipment,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? CancelledAt,
    string? CancelReason);
