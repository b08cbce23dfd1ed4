using System.Net;
using System.Text.Json.Nodes;

namespace Shop.Gateway.Tests.Fixture;

public static class Problem
{
    /// <summary>The answer is a problem as HTTP clients were promised it, whole and without a trace of this program's insides.</summary>
    public static async Task<JsonObject> Is(this HttpResponseMessage answer, HttpStatusCode status, string what)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal($"urn:shop:{what}", (string?)problem["type"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["detail"]));
        Assert.Equal(answer.Headers.GetValues("X-Trace-Id").Single(), (string?)problem["traceId"]);
        return problem;
    }

    public static void HasRetryAfter(this HttpResponseMessage answer) =>
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
}
