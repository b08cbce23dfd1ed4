using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.FunctionHost.Processes;

namespace Shop.FunctionHost.Status;

/// <summary>For operators, at the part itself: the gateway passes none of this on.</summary>
internal static class FunctionStatus
{
    public static void MapFunctionStatus(this IEndpointRouteBuilder app) =>
        app.MapGet("/operations/function", Answer).ExcludeFromDescription();

    private static Ok<FunctionTotals> Answer([FromServices] FunctionTelemetry telemetry) => TypedResults.Ok(telemetry.Totals);
}
