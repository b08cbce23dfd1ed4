using System.Diagnostics;
using Shop.OrderService.Domain.Orders;

namespace Shop.OrderService.Answers;

/// <summary>An order as clients see it.</summary>
/// <param name="Status"><c>placed</c>, <c>shipped</c> or <c>cancelled</c>.</param>
/// <param name="Version">Number of the order's last event, from 1.</param>
public sealed record OrderResponse(
    Guid OrderId,
    string CustomerId,
    string Status,
    long Version,
    IReadOnlyList<OrderLineResponse> Lines,
    MoneyResponse Total,
    AddressResponse? ShippingAddress,
    ShipmentResponse? Shipment,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? CancelledAt,
    string? CancelReason)
{
    internal static OrderResponse Of(Order order, long version) => order switch
    {
        Order.Open open => Of(open.Details, "placed", version),
        Order.Shipped shipped => Of(shipped.Details, "shipped", version) with
        {
            Shipment = new(shipped.Shipment.Carrier, shipped.Shipment.TrackingNumber),
            ShippedAt = shipped.At,
        },
        Order.Cancelled cancelled => Of(cancelled.Details, "cancelled", version) with
        {
            CancelledAt = cancelled.At,
            CancelReason = cancelled.Why,
        },
        _ => throw new UnreachableException($"No answer shows {order.GetType().Name}."),
    };

    private static OrderResponse Of(OrderDetails details, string status, long version) => new(
        details.OrderId,
        details.CustomerId,
        status,
        version,
        [.. details.Lines.Select(OrderLineResponse.Of)],
        MoneyResponse.Of(details.Total),
        AddressResponse.Of(details.ShippingAddress),
        Shipment: null,
        details.PlacedAt,
        ShippedAt: null,
        CancelledAt: null,
        CancelReason: null);
}
