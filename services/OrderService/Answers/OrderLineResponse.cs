using Shop.OrderService.Domain.Orders;

namespace Shop.OrderService.Answers;

/// <param name="Name">The product's name when the order was placed.</param>
/// <param name="UnitPrice">The catalogue's price when the order was placed.</param>
public sealed record OrderLineResponse(string ProductId, string Name, int Quantity, MoneyResponse UnitPrice)
{
    internal static OrderLineResponse Of(OrderLine line) =>
        new(line.ProductId, line.Name, line.Quantity, MoneyResponse.Of(line.UnitPrice));
}
