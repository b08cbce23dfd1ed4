using System.Text.Json.Nodes;
using Shop.Gateway.Headers;

namespace Shop.Gateway.ApiDocument;

/// <summary>What the gateway itself takes with every request, which no part describes.</summary>
internal static class GatewayHeaders
{
    private const string Component = "CorrelationId";

    public static void Describe(JsonObject paths, JsonObject components)
    {
        foreach (var operation in paths.SelectMany(path => (JsonObject)path.Value!))
        {
            ((JsonArray)operation.Value!["parameters"]!).Add(new JsonObject { ["$ref"] = $"{References.Prefix}parameters/{Component}" });
        }

        var parameters = components["parameters"] as JsonObject ?? [];
        parameters[Component] = CorrelationHeader();
        components["parameters"] = parameters;
    }

    private static JsonObject CorrelationHeader() => new()
    {
        ["name"] = CorrelationId.Header,
        ["in"] = "header",
        ["description"] = "Names all that belongs together; the trace id when absent. It is answered in the header of the same name.",
        ["schema"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" },
    };
}
