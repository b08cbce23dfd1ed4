using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.ReadYourWrites;
using Shop.ServiceDefaults.Paging;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.Products;

internal static class ListProducts
{
    /// <summary>The catalogue, by id.</summary>
    internal static async Task<Results<Ok<Page<ProductResponse>>, ProblemHttpResult>> Handle(
        string? after,
        string? limit,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HttpContext http,
        DocumentReader<ProductDocument> products,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        var position = errors.ParseAfter(ProductsReadModel.List, after);
        var count = errors.ParseLimit(limit);
        if (await freshness.Refuse(errors, consistencyToken, products.ReadModel, cancellationToken) is { } problem)
        {
            return problem.ToResult(http.Response);
        }

        var range = new DocumentRange(ProductsReadModel.List, position, count + 1, Descending: false);
        var read = await products.List(range, cancellationToken);
        return TypedResults.Ok(Pages.Of([.. read.Select(ProductResponse.Of)], count, product => CursorOf(product.ProductId)));
    }

    private static string CursorOf(string productId) => PageCursor.Encode(ProductsReadModel.List, productId);
}
