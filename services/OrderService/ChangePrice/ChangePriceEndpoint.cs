using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Products;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.ChangePrice;

internal static class ChangePriceEndpoint
{
    public static void MapChangePrice(this IEndpointRouteBuilder routes) => routes
        .MapPut("/products/{productId}/price", Handle)
        .WithName("ChangePrice")
        .WithTags("Products")
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed);

    /// <summary>Changes a product's price. Orders sent after this answer pay the new one.</summary>
    internal static async Task<Results<Ok<ProductResponse>, ProblemHttpResult>> Handle(
        string productId,
        ChangePriceRequest body,
        Recorder<Product, ProductEvent> products,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("productId", productId);
        errors.RequireMoney("price", body.Price);
        var ifMatch = errors.ParseIfMatch(request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var price = body.Price!.ToDomain();
        var outcome = await products.Record(
            ProductCodec.StreamOf(productId), (product, at) => ProductDecider.ChangePrice(product, price, at), ifMatch, cancellationToken);
        return outcome is Outcome<Product>.Success success
            ? TypedResults.Ok(ProductAnswer.Show(success.Now, response))
            : response.Refuse(((Outcome<Product>.Refused)outcome).Why);
    }
}
