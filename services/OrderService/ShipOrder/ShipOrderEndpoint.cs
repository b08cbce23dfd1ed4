using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.ShipOrder;

internal static class ShipOrderEndpoint
{
    public static void MapShipOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/shipment", Handle)
        .WithName("ShipOrder")
        .WithTags("Orders")
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    /// <summary>Ships an order. The same shipment again is a success that changes nothing.</summary>
    internal static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> Handle(
        string orderId,
        ShipOrderRequest body,
        Recorder<Order, OrderEvent> orders,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        errors.RequireText("carrier", body.Carrier);
        errors.RequireText("trackingNumber", body.TrackingNumber);
        var ifMatch = errors.ParseIfMatch(request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var shipment = new Shipment(body.Carrier!, body.TrackingNumber!);
        var outcome = await orders.Record(
            OrderCodec.StreamOf(orderId), (order, at) => OrderDecider.Ship(order, shipment, at), ifMatch, cancellationToken);
        return outcome.ToAnswer(response);
    }
}
