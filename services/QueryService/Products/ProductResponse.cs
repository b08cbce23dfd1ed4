using Shop.Contracts;

namespace Shop.QueryService.Products;

/// <param name="Version">Counts the product's events, from 1; also its ETag.</param>
public sealed record ProductResponse(string ProductId, string Name, Money Price, long Version)
{
    internal static ProductResponse Of(ProductDocument product) => new(product.ProductId, product.Name, product.Price, product.Version);
}
