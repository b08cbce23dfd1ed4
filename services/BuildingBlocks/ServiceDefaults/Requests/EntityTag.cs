using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Shop.ServiceDefaults.Requests;

/// <summary>ETags are the version of what they tag, in quotes.</summary>
public static class EntityTag
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static void SetETag(this HttpResponse response, long version) => response.Headers.ETag = Of(version);

    /// <summary>True when If-None-Match names this version: the client has it already.</summary>
    public static bool HasVersion(this HttpRequest request, long version) =>
        Tags(request.Headers.IfNoneMatch) is { } tags && tags.Any(tag => tag.Tag == "*" || tag.Tag == Of(version));

    /// <summary>What If-Match demands; an error when it is no list of entity tags.</summary>
    public static IfMatch ParseIfMatch(this RequestErrors errors, HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header))
        {
            return header.Count == 0 ? IfMatch.None : Wrong(errors);
        }

        return Tags(header) is { } tags ? IfMatch.Of(tags) : Wrong(errors);
    }

    private static IfMatch Wrong(RequestErrors errors)
    {
        errors.Add("If-Match", "This header holds the ETag of an earlier answer, e.g. \"3\".");
        return IfMatch.None;
    }

    private static IList<EntityTagHeaderValue>? Tags(StringValues header) =>
        EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out var tags) ? tags : null;
}
