namespace Shop.Contracts.Orders;

public sealed record OrderPlacedV1(
    Guid OrderId,
    string CustomerId,
    string Email,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    DateTimeOffset PlacedAt,
    Address? ShippingAddress) : IOrderEvent;
