using Microsoft.AspNetCore.Http;
using Shop.Contracts;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.Answers;

internal static class TokenCheck
{
    /// <summary>The log itself answers here, so any well-formed token is satisfied already.</summary>
    public static void CheckToken(this RequestErrors errors, HttpRequest request)
    {
        var header = request.Headers[ConsistencyToken.Header];
        errors.Require(
            header.Count == 0 || ConsistencyToken.TryParse(header.ToString(), out _),
            ConsistencyToken.Header,
            "This is no token that a command answered with.");
    }
}
