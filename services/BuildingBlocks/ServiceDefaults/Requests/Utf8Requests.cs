using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Shop.ServiceDefaults.Problems;

namespace Shop.ServiceDefaults.Requests;

/// <summary>Clients write UTF-8. Anything else is refused: read by guess, it would be recorded as what nobody wrote.</summary>
internal static class Utf8Requests
{
    public static void RequireUtf8(this WebApplication app) => app.Use((context, next) => ProblemOf(context) is { } problem
        ? problem.Write(context)
        : next(context));

    private static ShopProblem? ProblemOf(HttpContext context)
    {
        if (!Utf8.IsValid(Decoded(context.Request.QueryString)))
        {
            return BadRequest.Of("", "The query string is not UTF-8.");
        }

        var readsJson = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
        return readsJson && !IsUtf8(context.Request) ? StatusCodeProblems.Of(StatusCodes.Status415UnsupportedMediaType) : null;
    }

    private static byte[]? Decoded(QueryString query)
    {
        var bytes = Encoding.UTF8.GetBytes(query.Value ?? "");
        return WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length);
    }

    /// <summary>Takes the charset away: the framework throws at one that it does not know, also at a quoted one.</summary>
    private static bool IsUtf8(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        request.ContentType = type.MediaType.ToString();
        return HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }
}
