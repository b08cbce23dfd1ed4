using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Shop.OrderService.Domain;
using Shop.ServiceDefaults.Problems;

namespace Shop.OrderService.Answers;

/// <summary>How a refusal looks to a client. The URNs never change.</summary>
internal static class Refusals
{
    public static ShopProblem ToProblem(this Rejection why) => why.Reason switch
    {
        Reason.OrderNotFound => ShopProblem.NotFound("order-not-found", "There is no such order."),
        Reason.ProductNotFound => ShopProblem.NotFound("product-not-found", "There is no such product."),
        Reason.UnknownProduct => Unprocessable("unknown-product", $"There is no product '{why.Subject}' in the catalogue."),
        Reason.KeyUsedForAnother => Unprocessable(
            "idempotency-key-reused", "This Idempotency-Key was used for another order of this customer."),
        Reason.TotalTooHigh => BadRequest.Of("lines", $"The total is above {Money.AmountMax} minor units."),
        Reason.MixedCurrencies => Conflict("mixed-currencies", "The products of one order have one currency."),
        Reason.OtherCurrency => Conflict("other-currency", $"This product is sold in {why.Subject}; its currency does not change."),
        Reason.AlreadyShipped => Conflict("already-shipped", "The order has been shipped."),
        Reason.ShippedOtherwise => Conflict("already-shipped", "The order has been shipped with another carrier or tracking number."),
        Reason.AlreadyCancelled => Conflict("already-cancelled", "The order has been cancelled."),
        Reason.TooManyWriters => Conflict("too-many-writers", "Others kept changing this at the same time; nothing was recorded.", 1),
        Reason.KeyInUse => Conflict("idempotency-key-in-use", "The first request with this Idempotency-Key still runs.", 1),
        Reason.StaleVersion => new ShopProblem(
            StatusCodes.Status412PreconditionFailed, "stale-version", "Precondition failed.", "If-Match does not name the present version."),
        _ => throw new UnreachableException($"Unknown reason {why.Reason}."),
    };

    private static ShopProblem Unprocessable(string what, string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, what, "Cannot be processed.", detail);

    private static ShopProblem Conflict(string what, string detail, int? retryAfterSeconds = null) => new(
        StatusCodes.Status409Conflict, what, "Conflict.", detail,
        retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
}
