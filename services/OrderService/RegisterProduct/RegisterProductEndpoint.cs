using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Products;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.RegisterProduct;

internal static class RegisterProductEndpoint
{
    public static void MapRegisterProduct(this IEndpointRouteBuilder routes) => routes
        .MapPut("/products/{productId}", Handle)
        .WithName("RegisterProduct")
        .WithTags("Products")
        .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed);

    /// <summary>Enters a product into the catalogue, or changes its name and price.</summary>
    internal static async Task<Results<Created<ProductResponse>, Ok<ProductResponse>, ProblemHttpResult>> Handle(
        string productId,
        RegisterProductRequest body,
        Recorder<Product, ProductEvent> products,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("productId", productId);
        errors.RequireText("name", body.Name);
        errors.RequireMoney("price", body.Price);
        var ifMatch = errors.ParseIfMatch(request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var wanted = new Product.Registered(productId, body.Name!, body.Price!.ToDomain());
        var outcome = await products.Record(
            ProductCodec.StreamOf(productId), (product, at) => ProductDecider.Register(product, wanted, at), ifMatch, cancellationToken);
        return Answer(outcome, response);
    }

    private static Results<Created<ProductResponse>, Ok<ProductResponse>, ProblemHttpResult> Answer(
        Outcome<Product> outcome, HttpResponse response)
    {
        if (outcome is Outcome<Product>.Refused refused)
        {
            return response.Refuse(refused.Why);
        }

        var success = (Outcome<Product>.Success)outcome;
        var body = ProductAnswer.Show(success.Now, response);
        return success is { Changed: true, Now.Version: 1 }
            ? TypedResults.Created($"/products/{body.ProductId}", body)
            : TypedResults.Ok(body);
    }
}
