namespace Shop.Contracts.Orders;

public sealed record OrderShippedV1(
    Guid OrderId,
    string CustomerId,
    string Email,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    DateTimeOffset PlacedAt,
    Address? ShippingAddress,
    string Carrier,
    string TrackingNumber,
    DateTimeOffset ShippedAt) : IOrderEvent;
