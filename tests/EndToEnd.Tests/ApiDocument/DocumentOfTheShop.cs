using System.Text.Json.Nodes;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.ApiDocument;

/// <summary>The document that a client of the running shop reads.</summary>
public sealed class DocumentOfTheShop : IAsyncLifetime
{
    internal JsonObject Root { get; private set; } = [];

    internal JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    /// <summary>By method and path, e.g. <c>GET /orders/{orderId}</c>.</summary>
    internal IReadOnlyDictionary<string, JsonObject> Operations => Root["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(one => (Name: $"{one.Key.ToUpperInvariant()} {path.Key}", one.Value)))
        .ToDictionary(operation => operation.Name, operation => operation.Value!.AsObject());

    public async ValueTask InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        await using var shop = await ShopProcess.Start("--port", "0", "--data", folder.Path);
        using var client = new Client(shop.Gateway);
        Root = JsonNode.Parse((await client.Get("/openapi/v1.json")).Text)!.AsObject();
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Names of all schemas that a node refers to, directly or over others.</summary>
    internal IReadOnlySet<string> ReachedFrom(JsonNode? node)
    {
        var reached = new HashSet<string>();
        var next = new Queue<JsonNode?>([node]);
        while (next.TryDequeue(out var current))
        {
            foreach (var name in Texts(current).Where(text => text.StartsWith("#/components/schemas/", StringComparison.Ordinal)).Select(NameOf).Where(reached.Add))
            {
                next.Enqueue(Schemas[name]);
            }
        }

        return reached;
    }

    /// <summary>Every text that stands anywhere in a node as a value.</summary>
    internal static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static string NameOf(string reference) => reference.Split('/')[^1];
}
