using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.AnalyticsService.Requests;
using Shop.Contracts;
using Shop.ServiceDefaults.Requests;

namespace Shop.AnalyticsService.Sales;

internal static class SalesEndpoint
{
    public static void MapSales(this IEndpointRouteBuilder routes) => routes.MapGet("/analytics/sales", Handle)
        .WithName("GetSales")
        .WithSummary("Orders and money by the minute the order was placed in; cancelled orders are taken out")
        .WithTags("Analytics")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <param name="from">Required, e.g. 2026-01-08T09:30:00.000Z; its whole minute is included.</param>
    /// <param name="to">Required, after from and at most 24 hours later; may lie in the future.</param>
    /// <param name="consistencyToken">Of an earlier answer; checked and not waited for.</param>
    internal static async Task<Results<Ok<SalesResponse>, ProblemHttpResult>> Handle(
        string? from,
        string? to,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        SalesView view,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        var range = SalesRange.Parse(errors, from, to);
        errors.RequireToken(consistencyToken);
        return errors.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Ok(new SalesResponse(await view.Read(range!, cancellationToken)));
    }
}
