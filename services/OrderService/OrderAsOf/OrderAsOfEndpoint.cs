using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.Contracts;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.OrderAsOf;

internal static class OrderAsOfEndpoint
{
    public static void MapOrderAsOf(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{orderId}/state", Handle)
        .WithName("OrderAsOf")
        .WithTags("Orders")
        .Produces(StatusCodes.Status304NotModified)
        .Refuses(StatusCodes.Status404NotFound);

    /// <summary>The order as it was at a version or at a time, by replaying its events.</summary>
    internal static async Task<Results<Ok<OrderResponse>, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        string orderId,
        string? version,
        string? at,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HistoryReader history,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        var token = errors.ParseReturned<ConsistencyToken>(ConsistencyToken.Header, consistencyToken, ConsistencyToken.TryParse);
        var moment = Moment.Parse(errors, version, at);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var order = moment.At is { } time
            ? await history.AsOf(token, orderId, time, cancellationToken)
            : await history.AsOf(token, orderId, moment.Version ?? long.MaxValue, cancellationToken);
        if (order is null)
        {
            return response.Refuse(Reason.OrderNotFound);
        }

        if (order.Version == 0 || order.Version < (moment.Version ?? 1))
        {
            return ShopProblem.NotFound("no-such-moment", "The order had not come to that version or time.").ToResult();
        }

        response.SetETag(order.Version);
        return request.HasVersion(order.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(OrderResponse.Of(order.State, order.Version));
    }
}
