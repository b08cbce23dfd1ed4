using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Products;

internal static class ProductEndpoints
{
    public static void MapProducts(this WebApplication app)
    {
        app.MapGet("/products/{productId}", GetProduct.Handle)
            .Describe("GetProduct", "One product", StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status304NotModified);
        app.MapGet("/products", ListProducts.Handle).Describe("ListProducts", "The catalogue, by id");
    }
}
