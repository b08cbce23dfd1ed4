using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Embedded.Demo;

/// <summary>One answer of the API, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ETag, string? Token, string? Location, JsonNode? Body)
{
    public int Code => (int)Status;

    /// <summary>The URN of a refusal.</summary>
    public string? Problem => Body?["type"]?.GetValue<string>();

    public static async Task<Answer> Of(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new Answer(
            response.StatusCode,
            response.Headers.ETag?.ToString(),
            response.Headers.TryGetValues("Consistency-Token", out var tokens) ? tokens.Single() : null,
            response.Headers.Location?.ToString(),
            IsJson(response) && text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public override string ToString() => $"{Code} {Body?.ToJsonString(JsonSerializerOptions.Web)}";

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
}
