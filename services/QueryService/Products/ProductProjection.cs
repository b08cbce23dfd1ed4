using Shop.Contracts;
using Shop.Contracts.Products;

namespace Shop.QueryService.Products;

/// <summary>Every event of a product carries the whole product: the last one is the document.</summary>
internal static class ProductProjection
{
    public static ProductDocument Fold(EventEnvelope envelope, object message)
    {
        var product = (IProductEvent)message;
        return new ProductDocument(product.ProductId, product.Name, product.Price, envelope.Version, envelope.EventId);
    }
}
