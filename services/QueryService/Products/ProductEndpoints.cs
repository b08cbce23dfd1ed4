using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.QueryService.Products;

internal static class ProductEndpoints
{
    public static void MapProducts(this WebApplication app)
    {
        app.MapGet("/products/{productId}", GetProduct.Handle)
            .Describe("GetProduct", "One product")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/products", ListProducts.Handle).Describe("ListProducts", "The catalogue, by id");
    }
}
