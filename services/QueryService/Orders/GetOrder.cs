using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.ReadYourWrites;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.Orders;

internal static class GetOrder
{
    /// <summary>One order as the read model has it.</summary>
    internal static async Task<Results<Ok<OrderResponse>, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        string orderId,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HttpContext http,
        DocumentReader<OrderDocument> orders,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        errors.RequireIfNoneMatch(http.Request);
        if (await freshness.Refuse(errors, consistencyToken, orders.ReadModel, cancellationToken) is { } problem)
        {
            return problem.ToResult(http.Response);
        }

        if (await orders.Find(orderId, cancellationToken) is not { } order)
        {
            return ShopProblem.NotFound("order-not-found", $"There is no order {orderId}.").ToResult();
        }

        http.Response.SetETag(order.Version);
        return http.Request.HasVersion(order.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(OrderResponse.Of(order));
    }
}
