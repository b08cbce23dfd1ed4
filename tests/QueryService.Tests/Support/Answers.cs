using System.Net;
using System.Text.Json.Nodes;

namespace Shop.QueryService.Tests.Support;

internal static class Answers
{
    public static async Task<JsonNode> Json(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

    /// <summary>A problem with this type, and for 400 exactly this path.</summary>
    public static async Task MustBe(this HttpResponseMessage response, HttpStatusCode status, string what, string? path = null)
    {
        var problem = await response.Json();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:shop:{what}", (string?)problem["type"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.NotNull((string?)problem["traceId"]);
        Assert.Equal(path is null ? null : [path], problem["errors"]?.AsObject().Select(error => error.Key));
    }
}
