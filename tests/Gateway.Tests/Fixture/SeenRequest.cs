using Microsoft.AspNetCore.Http;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>What a part saw.</summary>
public sealed record SeenRequest(string Part, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<SeenRequest> Of(HttpRequest request, string part)
    {
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(part, request.Method, $"{request.Path}{request.QueryString}", headers, await reader.ReadToEndAsync());
    }
}
