using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Shop.EventStore.Log;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.PlaceOrder;

/// <summary>The client's Idempotency-Key with a hash of what was asked for, so that a repeat is told from a misuse.</summary>
internal static class IdempotencyClaim
{
    public const string Header = "Idempotency-Key";

    public static string? Parse(RequestErrors errors, HttpRequest request)
    {
        var header = request.Headers[Header];
        if (header.Count == 0)
        {
            return null;
        }

        errors.Require(IdRule.IsId(header.ToString()), Header, "An idempotency key has 1 to 64 of the characters of an id.");
        return header.ToString();
    }

    /// <summary>Of the parsed request: the order of members and white space do not count.</summary>
    public static IdempotencyKey? Of(PlaceOrderRequest request, string? key) => key is null
        ? null
        : new IdempotencyKey(
            request.CustomerId!, key, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request))));
}
