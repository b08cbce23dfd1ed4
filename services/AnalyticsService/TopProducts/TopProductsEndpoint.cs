using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.AnalyticsService.Requests;
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
        [Description(ConsistencyTokenRule.Description), FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        TopProductsView view,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        var count = errors.ParseLimit(limit);
        errors.RequireToken(consistencyToken);
        return errors.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Ok(new TopProductsResponse(await view.Read(count, cancellationToken)));
    }
}
