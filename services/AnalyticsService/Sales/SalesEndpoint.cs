using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.Contracts;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.AnalyticsService.Sales;

internal static class SalesEndpoint
{
    public static void MapSales(this IEndpointRouteBuilder routes) => routes.MapGet("/analytics/sales", Handle)
        .WithName("GetSales")
        .WithSummary("Orders and money by the minute the order was placed in; cancelled orders are taken out")
        .WithTags("Analytics")
        .Refuses();

    internal static async Task<Results<Ok<SalesResponse>, ProblemHttpResult>> Handle(
        [Required, Description("E.g. 2026-01-08T09:30:00.000Z; the minute it lies in is included whole.")] string? from,
        [Required, Description("After from and at most 24 hours later; may lie in the future.")] string? to,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        SalesView view,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        var range = SalesRange.Parse(errors, from, to);

        // Checked and not waited for: the queue behind this view has no order to wait in.
        errors.ParseReturned<ConsistencyToken>(ConsistencyToken.Header, consistencyToken, ConsistencyToken.TryParse);
        return errors.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Ok(new SalesResponse(await view.Read(range!, cancellationToken)));
    }
}
