using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shop.ServiceDefaults.Requests;

namespace Shop.QueryService;

internal static class IfNoneMatchRule
{
    /// <summary>An error when If-None-Match is there and no list of entity tags.</summary>
    public static void RequireIfNoneMatch(this RequestErrors errors, HttpRequest request)
    {
        var header = request.Headers.IfNoneMatch;
        errors.Require(
            header.Count == 0 || EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out _),
            "If-None-Match",
            "This header holds the ETag of an earlier answer, e.g. \"3\".");
    }
}
