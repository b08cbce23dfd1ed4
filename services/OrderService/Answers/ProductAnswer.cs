using Microsoft.AspNetCore.Http;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Answers;

internal static class ProductAnswer
{
    /// <summary>The body, with ETag and token set.</summary>
    public static ProductResponse Show(Hydrated<Product> now, HttpResponse response)
    {
        var body = ProductResponse.Of(now.State, now.Version);
        response.Describe(now, Topic.Products, body.ProductId);
        return body;
    }
}
