using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.QueryService.ReadYourWrites;
using Shop.ServiceDefaults.Paging;
using Shop.ServiceDefaults.Problems;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService.Orders;

internal static class ListOrders
{
    /// <summary>A customer's orders, the newest first.</summary>
    internal static async Task<Results<Ok<Page<OrderResponse>>, ProblemHttpResult>> Handle(
        string customerId,
        string? after,
        string? limit,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HttpContext http,
        DocumentReader<OrderDocument> orders,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("customerId", customerId);
        var list = $"orders-of/{customerId}";
        var position = errors.ParseAfter(list, after);
        var count = errors.ParseLimit(limit);
        if (await freshness.Refuse(errors, consistencyToken, orders.ReadModel, cancellationToken) is { } problem)
        {
            return problem.ToResult(http.Response);
        }

        var read = await orders.List(new DocumentRange(customerId, position, count + 1, Descending: true), cancellationToken);

        // Who never ordered is no customer; behind a cursor there may be nothing more.
        return read.Count == 0 && position is null
            ? ShopProblem.NotFound("customer-not-found", $"Customer {customerId} has never ordered.").ToResult()
            : TypedResults.Ok(Pages.Of([.. read.Select(OrderResponse.Of)], count, order => CursorOf(list, order)));
    }

    private static string CursorOf(string list, OrderResponse order) =>
        PageCursor.Encode(list, OrdersReadModel.PositionOf(order.PlacedAt, order.OrderId));
}
