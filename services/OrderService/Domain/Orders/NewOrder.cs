namespace Shop.OrderService.Domain.Orders;

/// <summary>An order as the customer asks for it.</summary>
internal sealed record NewOrder(string CustomerId, string Email, IReadOnlyList<PlacedLine> Lines, Address? ShippingAddress);
