namespace Shop.Contracts.Orders;

/// <param name="Name">The product's name when the order was placed.</param>
/// <param name="UnitPrice">The catalogue's price when the order was placed.</param>
public sealed record OrderLine(string ProductId, string Name, int Quantity, Money UnitPrice);
