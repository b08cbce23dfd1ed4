using System.Text.Json.Nodes;
using Shop.Gateway.Headers;
using Shop.Gateway.Routes;

namespace Shop.Gateway.ApiDocument;

/// <summary>A request header that means the same at every operation, so that it is described once, whatever the parts say of it.</summary>
internal sealed record SharedHeader(string Name, string Description, Func<ShopRoute, bool> AppliesTo)
{
    public static IReadOnlyList<SharedHeader> All { get; } =
    [
        new("Consistency-Token", "From a command's answer: the answer includes that command, or is 503.", route => route.Method == "GET"),
        new("Idempotency-Key", "Repeats with the same key and body get the first answer again.", route => route is { Method: "POST", Path: "/orders" }),
        new("If-Match", "The ETag of an earlier answer: 412 when it is stale.", route => route.Method is "PUT" or "DELETE"),
        new("If-None-Match", "The ETag of an earlier answer: 304 when it still holds.", route => route is { Method: "GET", Path: "/orders/{orderId}" or "/products/{productId}" }),
        new(CorrelationId.Header, "Names all that belongs together; the trace id when absent. The answer repeats it.", _ => true),
    ];

    private string Component => Name.Replace("-", "", StringComparison.Ordinal);

    public bool Describes(JsonNode? parameter) =>
        (string?)parameter?["in"] == "header" && Name.Equals((string?)parameter["name"], StringComparison.OrdinalIgnoreCase);

    public JsonObject Reference() => new() { ["$ref"] = $"{References.Prefix}parameters/{Component}" };

    public static JsonObject Components() => new(All.Select(header => KeyValuePair.Create(header.Component, (JsonNode?)header.ToParameter())));

    private JsonObject ToParameter() => new()
    {
        ["name"] = Name,
        ["in"] = "header",
        ["description"] = Description,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };
}
