namespace Shop.OrderService.Domain.Orders;

internal sealed record OrderLine(string ProductId, string Name, int Quantity, Money UnitPrice);
