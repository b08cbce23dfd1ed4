using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Embedded.Demo;

/// <summary>One answer of the API, read to its end.</summary>
/// <param name="RetryAfter">When the answer says so.</param>
internal sealed record Answer(
    HttpStatusCode Status, string? ETag, string? Token, string? Location, JsonNode? Body, string Text, TimeSpan? RetryAfter = null)
{
    public int Code => (int)Status;

    /// <summary>The URN of a refusal.</summary>
    public string? Problem => Word("type");

    public Guid? OrderId => Guid.TryParse(Word("orderId"), out var id) ? id : null;

    /// <summary>Of a list's page; null when the answer is no list.</summary>
    public JsonArray? Items => At("items") as JsonArray;

    public static async Task<Answer> Of(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new Answer(
            response.StatusCode,
            response.Headers.ETag?.ToString(),
            response.Headers.TryGetValues("Consistency-Token", out var tokens) ? tokens.Single() : null,
            response.Headers.Location?.ToString(),
            IsJson(response) ? Parse(text) : null,
            text,
            response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Null when nothing is there. An answer may be anything: the demo checks it.</summary>
    public JsonNode? At(params ReadOnlySpan<string> path)
    {
        var node = Body;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    public long? Number(params ReadOnlySpan<string> path) =>
        At(path) is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    public string? Word(params ReadOnlySpan<string> path) =>
        At(path) is JsonValue value && value.TryGetValue<string>(out var word) ? word : null;

    public override string ToString() => Text.Length > 0 ? $"{Code} {Text}" : $"{Code} without a body";

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
