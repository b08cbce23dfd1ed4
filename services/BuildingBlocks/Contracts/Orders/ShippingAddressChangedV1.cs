namespace Shop.Contracts.Orders;

public sealed record ShippingAddressChangedV1(
    Guid OrderId,
    string CustomerId,
    string Email,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    DateTimeOffset PlacedAt,
    Address ShippingAddress,
    DateTimeOffset ChangedAt) : IOrderEvent;
