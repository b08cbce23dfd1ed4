using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.ChangeShippingAddress;

internal static class ChangeShippingAddressEndpoint
{
    public static void MapChangeShippingAddress(this IEndpointRouteBuilder routes) => routes
        .MapPut("/orders/{orderId}/shipping-address", Handle)
        .WithName("ChangeShippingAddress")
        .WithTags("Orders")
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed);

    /// <summary>Sends an order that has not been shipped to another address.</summary>
    internal static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> Handle(
        string orderId,
        AddressRequest body,
        Recorder<Order, OrderEvent> orders,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        errors.RequireAddress("", body);
        var ifMatch = errors.ParseIfMatch(request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var address = body.ToDomain();
        var outcome = await orders.Record(
            OrderCodec.StreamOf(orderId), (order, at) => OrderDecider.ChangeAddress(order, address, at), ifMatch, cancellationToken);
        return outcome.ToAnswer(response);
    }
}
