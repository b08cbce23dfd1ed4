using System.Diagnostics;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.AnalyticsService.Facts;

/// <summary>One event of one order, kept for good: everything that is counted can be counted again from these.</summary>
/// <param name="EventId">The document's id: an event that is delivered again is the same fact.</param>
/// <param name="Type">e.g. <c>order-placed.v1</c>.</param>
/// <param name="OccurredAt">The event's own time.</param>
public sealed record OrderFact(
    Guid EventId,
    string Type,
    Guid OrderId,
    string CustomerId,
    DateTimeOffset OccurredAt,
    DateTimeOffset PlacedAt,
    IReadOnlyList<FactLine> Lines,
    Money Total)
{
    /// <summary>Without name, e-mail and postal address: nothing here is counted by them.</summary>
    public static OrderFact Of(Guid eventId, IOrderEvent order) => new(
        eventId,
        EventType.Of(order.GetType()).WireName,
        order.OrderId,
        order.CustomerId,
        TimeOf(order),
        order.PlacedAt,
        [.. order.Lines.Select(line => new FactLine(line.ProductId, line.Quantity, line.UnitPrice))],
        order.Total);

    private static DateTimeOffset TimeOf(IOrderEvent order) => order switch
    {
        OrderPlacedV1 placed => placed.PlacedAt,
        ShippingAddressChangedV1 changed => changed.ChangedAt,
        OrderShippedV1 shipped => shipped.ShippedAt,
        OrderCancelledV1 cancelled => cancelled.CancelledAt,
        _ => throw new UnreachableException($"Unknown event {order.GetType().Name}."),
    };
}
