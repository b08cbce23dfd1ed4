using System.Text.Json.Nodes;
using Shop.Gateway.Routes;

namespace Shop.Gateway.ApiDocument;

/// <summary>What the gateway itself may answer in place of a part, as a problem that looks like the part's own.</summary>
internal static class GatewayRefusals
{
    private const string TooManyRequests = "429";
    private const string Problem = $"{References.Prefix}schemas/ProblemDetails";

    public static void AddTo(JsonObject operation, ShopRoute route, JsonObject document, Components components)
    {
        if (operation["responses"] is not JsonObject responses)
        {
            operation["responses"] = responses = [];
        }

        var problem = References.Find(document, Problem) is null
            ? null
            : components.Import(route.Cluster, document, new JsonObject { ["$ref"] = Problem });
        foreach (var (status, description) in Of(route).Where(refusal => !responses.ContainsKey(refusal.Status)))
        {
            responses[status] = Response(description, problem);
            if (status == TooManyRequests)
            {
                responses[status]!["headers"] = LimitHeaders();
            }
        }
    }

    private static IEnumerable<(string Status, string Description)> Of(ShopRoute route)
    {
        yield return (TooManyRequests, "Over a rate limit; see Retry-After.");
        yield return ("503", "The part is down and has not seen the request; see Retry-After.");
        if (route.Method == "GET")
        {
            yield return ("502", "The part broke off.");
            yield return ("504", "The part took too long.");
        }
        else
        {
            yield return ("504", "The command may or may not have been recorded. Repeat it; a POST with the same Idempotency-Key.");
        }
    }

    /// <param name="problem">Null when the part describes no problem at all.</param>
    private static JsonObject Response(string description, JsonNode? problem) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = problem is null ? [] : new JsonObject { ["schema"] = problem.DeepClone() },
        },
    };

    private static JsonObject LimitHeaders() => new()
    {
        ["Retry-After"] = Header("integer", "Seconds after which the request may be admitted; absent when no waiting helps."),
        [RateLimits.Answers.LimitHeaders.Policy] = Header("string", "The quota of each limit and its window in seconds, e.g. \"writes\";q=1000;w=2."),
        [RateLimits.Answers.LimitHeaders.State] = Header("string", "What is left of each, and the seconds until all of it is back, e.g. \"writes\";r=0;t=2."),
    };

    private static JsonObject Header(string type, string description) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = type } };
}
