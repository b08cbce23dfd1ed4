namespace Shop.OrderService.Domain.Orders;

/// <summary>What an order is about, whatever has become of it.</summary>
internal sealed record OrderDetails(
    Guid OrderId,
    string CustomerId,
    string Email,
    IReadOnlyList<OrderLine> Lines,
    Money Total,
    Address? ShippingAddress,
    DateTimeOffset PlacedAt);
