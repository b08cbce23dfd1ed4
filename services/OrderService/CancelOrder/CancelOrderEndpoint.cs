using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.CancelOrder;

internal static class CancelOrderEndpoint
{
    public static void MapCancelOrder(this IEndpointRouteBuilder routes) => routes
        .MapDelete("/orders/{orderId}", Handle)
        .WithName("CancelOrder")
        .WithTags("Orders")
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed);

    /// <summary>Cancels an order that has not been shipped. Again is a success, whatever the reason.</summary>
    internal static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> Handle(
        string orderId,
        string? reason,
        Recorder<Order, OrderEvent> orders,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        if (reason is not null)
        {
            errors.RequireText("reason", reason);
            errors.Require(request.Query["reason"].Count == 1, "reason", "There is one reason.");
        }

        var ifMatch = errors.ParseIfMatch(request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var outcome = await orders.Record(
            OrderCodec.StreamOf(orderId), (order, at) => OrderDecider.Cancel(order, reason, at), ifMatch, cancellationToken);
        return outcome.ToAnswer(response);
    }
}
