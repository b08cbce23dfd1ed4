using System.Diagnostics;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.QueryService.Orders;

/// <summary>An order after one more of its events.</summary>
internal static class OrderProjection
{
    public static OrderDocument Fold(OrderDocument? order, EventEnvelope envelope, object message)
    {
        var next = Apply(order, message);
        return next with { Version = envelope.Version, LastEventId = envelope.EventId };
    }

    private static OrderDocument Apply(OrderDocument? order, object message) => (order, message) switch
    {
        (null, OrderPlacedV1 placed) => Placed(placed),
        ({ } known, ShippingAddressChangedV1 changed) => known with { ShippingAddress = changed.ShippingAddress },
        ({ } known, OrderShippedV1 shipped) => known with
        {
            Status = OrderStatus.Shipped,
            Shipment = new Shipment(shipped.Carrier, shipped.TrackingNumber),
            ShippedAt = shipped.ShippedAt,
        },
        ({ } known, OrderCancelledV1 cancelled) => known with
        {
            Status = OrderStatus.Cancelled,
            CancelledAt = cancelled.CancelledAt,
            CancelReason = cancelled.Reason,
        },
        _ => throw new UnreachableException($"{message.GetType().Name} does not follow {order?.Status.ToString() ?? "nothing"}."),
    };

    private static OrderDocument Placed(OrderPlacedV1 placed) => new(
        placed.OrderId,
        placed.CustomerId,
        OrderStatus.Placed,
        0,
        Guid.Empty,
        placed.Lines,
        placed.Total,
        placed.ShippingAddress,
        null,
        placed.PlacedAt,
        null,
        null,
        null);
}
