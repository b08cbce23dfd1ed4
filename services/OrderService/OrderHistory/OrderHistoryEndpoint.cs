using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.OrderService.Answers;
using Shop.OrderService.Domain;
using Shop.OrderService.Recording;
using Shop.ServiceDefaults.ApiDocument;
using Shop.ServiceDefaults.Paging;
using Shop.ServiceDefaults.Requests;
using System.Globalization;

namespace Shop.OrderService.OrderHistory;

internal static class OrderHistoryEndpoint
{
    public static void MapOrderHistory(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{orderId}/events", Handle)
        .WithName("OrderHistory")
        .WithTags("Orders")
        .Refuses(StatusCodes.Status404NotFound);

    /// <summary>What happened to an order, oldest first, from the event log.</summary>
    internal static async Task<Results<Ok<Page<EventResponse>>, ProblemHttpResult>> Handle(
        string orderId,
        string? after,
        string? limit,
        [FromHeader(Name = ConsistencyToken.Header)] string? consistencyToken,
        HistoryReader history,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var list = $"events-of/{orderId}";
        var errors = new RequestErrors();
        errors.RequireId("orderId", orderId);
        var count = errors.ParseLimit(limit);
        var version = ParseVersion(errors, errors.ParseAfter(list, after));
        var token = errors.ParseReturned<ConsistencyToken>(ConsistencyToken.Header, consistencyToken, ConsistencyToken.TryParse);
        if (errors.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var range = new StreamRange(OrderCodec.StreamOf(orderId), version, Limit: count + 1);
        var events = await history.Events(token, range, cancellationToken);
        return events is null
            ? response.Refuse(Reason.OrderNotFound)
            : TypedResults.Ok(Pages.Of(
                [.. events.Select(EventResponse.Of)],
                count,
                last => PageCursor.Encode(list, last.Version.ToString(CultureInfo.InvariantCulture))));
    }

    // The checksum is no secret: a made-up cursor can pass it.
    private static long ParseVersion(RequestErrors errors, string? position)
    {
        var version = 0L;
        var valid = position is null || long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out version);
        errors.Require(valid, "after", "This is no cursor of this list.");
        return version;
    }
}
