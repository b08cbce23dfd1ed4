using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;

namespace Shop.OrderService.PlaceOrder;

internal static class PlaceOrderEndpoint
{
    public static void MapPlaceOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders", Handle)
        .WithName("PlaceOrder")
        .WithTags("Orders")
        .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Places an order at the catalogue's present prices.</summary>
    /// <remarks>Send an Idempotency-Key to be able to repeat it safely.</remarks>
    internal static async Task<Results<Created<OrderResponse>, ProblemHttpResult>> Handle(
        PlaceOrderRequest body, OrderPlacer orders, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        var errors = PlaceOrderValidation.Check(body);
        var key = IdempotencyClaim.Parse(errors, request);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var outcome = await orders.Place(ToDomain(body), IdempotencyClaim.Of(body, key), cancellationToken);
        if (outcome is Outcome<Order>.Refused refused)
        {
            return response.Refuse(refused.Why);
        }

        var order = OrderAnswer.Show(((Outcome<Order>.Success)outcome).Now, response);
        return TypedResults.Created($"/orders/{order.OrderId}", order);
    }

    private static NewOrder ToDomain(PlaceOrderRequest body) => new(
        body.CustomerId!,
        body.Email!,
        [.. body.Lines!.Select(line => new PlacedLine(line!.ProductId!, line.Quantity!.Value))],
        body.ShippingAddress?.ToDomain());
}
