using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.ReadYourWrites;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.Products;

internal static class GetProduct
{
    /// <summary>One product of the catalogue.</summary>
    internal static async Task<Results<Ok<ProductResponse>, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        string productId,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HttpContext http,
        DocumentReader<ProductDocument> products,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("productId", productId);
        errors.RequireIfNoneMatch(http.Request);
        if (await freshness.Refuse(errors, consistencyToken, products.ReadModel, cancellationToken) is { } problem)
        {
            return problem.ToResult(http.Response);
        }

        if (await products.Find(productId, cancellationToken) is not { } product)
        {
            return ShopProblem.NotFound("product-not-found", $"There is no product {productId}.").ToResult();
        }

        http.Response.SetETag(product.Version);
        return http.Request.HasVersion(product.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ProductResponse.Of(product));
    }
}
