using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Recording;

namespace Shop.OrderService.Answers;

internal static class OrderAnswer
{
    public static Results<Ok<OrderResponse>, ProblemHttpResult> ToAnswer(this Outcome<Order> outcome, HttpResponse response) =>
        outcome switch
        {
            Outcome<Order>.Success success => TypedResults.Ok(Show(success.Now, response)),
            Outcome<Order>.Refused refused => response.Refuse(refused.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The body, with ETag and token set.</summary>
    public static OrderResponse Show(Hydrated<Order> now, HttpResponse response)
    {
        var body = OrderResponse.Of(now.State, now.Version);
        response.Describe(now, Topic.Orders, body.CustomerId);
        return body;
    }
}
