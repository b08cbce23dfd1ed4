namespace Shop.Contracts.Orders;

public sealed record OrderCancelledV1(
    Guid OrderId,
    string CustomerId,
    string Email,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    DateTimeOffset PlacedAt,
    Address? ShippingAddress,
    string? Reason,
    DateTimeOffset CancelledAt) : IOrderEvent;
