using System.Diagnostics;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Answers;

/// <param name="Version">Number of the product's last event, from 1.</param>
public sealed record ProductResponse(string ProductId, string Name, MoneyResponse Price, long Version)
{
    internal static ProductResponse Of(Product product, long version) => product is Product.Registered registered
        ? new(registered.ProductId, registered.Name, MoneyResponse.Of(registered.Price), version)
        : throw new UnreachableException($"No answer shows {product.GetType().Name}.");
}
