namespace Shop.OrderService.Domain.Orders;

/// <summary>A line as the customer asks for it: no price, the catalogue has it.</summary>
internal sealed record PlacedLine(string ProductId, int Quantity);
