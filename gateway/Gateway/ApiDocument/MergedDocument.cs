using System.Text.Json.Nodes;
using Shop.Gateway.Routes;

namespace Shop.Gateway.ApiDocument;

/// <summary>One document of the whole shop: the routes of the route table, each as the part behind it describes it.</summary>
internal static class MergedDocument
{
    /// <param name="documents">Each part's own document, by cluster.</param>
    public static JsonObject Of(IReadOnlyDictionary<string, JsonObject> documents)
    {
        var components = new Components(SharedHeader.Components());
        var paths = new JsonObject();
        foreach (var route in RouteTable.Routes)
        {
            if (Operation.Of(route, documents[route.Cluster], components) is { } operation)
            {
                PathItem(paths, route.Path)[Method(route)] = operation;
            }
        }

        return new JsonObject
        {
            ["openapi"] = documents.Values.First()["openapi"]?.DeepClone() ?? "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Shop", ["version"] = "v1" },
            ["paths"] = paths,
            ["components"] = components.Merged,
            ["tags"] = new JsonArray([.. RouteTable.Routes.Select(Operation.Tag).Distinct().Select(tag => new JsonObject { ["name"] = tag })]),
        };
    }

    public static string Method(ShopRoute route) => route.Method.ToLowerInvariant();

    private static JsonObject PathItem(JsonObject paths, string path)
    {
        if (paths[path] is not JsonObject item)
        {
            paths[path] = item = [];
        }

        return item;
    }
}
