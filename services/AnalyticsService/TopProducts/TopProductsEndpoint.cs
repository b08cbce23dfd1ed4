using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.Contracts;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Paging;
using Shop.ServiceDefaults.Requests;

namespace Shop.AnalyticsService.TopProducts;

internal static class TopProductsEndpoint
{
    public static void MapTopProducts(this IEndpointRouteBuilder routes) => routes.MapGet("/analytics/top-products", Handle)
        .WithName("GetTopProducts")
        .WithSummary("The products that sold most; cancelled orders are taken out")
        .WithTags("Analytics")
        .Refuses();

    internal static async Task<Results<Ok<TopProductsResponse>, ProblemHttpResult>> Handle(
        [Description("1 to 100; 20 when absent.")] string? limit,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        TopProductsView view,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        var count = errors.ParseLimit(limit);

        // Checked and not waited for: the queue behind this view has no order to wait in.
        errors.ParseReturned<ConsistencyToken>(ConsistencyToken.Header, consistencyToken, ConsistencyToken.TryParse);
        return errors.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Ok(new TopProductsResponse(await view.Read(count, cancellationToken)));
    }
}
