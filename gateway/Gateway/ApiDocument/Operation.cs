using System.Text.Json.Nodes;
using Shop.Gateway.Routes;

namespace Shop.Gateway.ApiDocument;

/// <summary>One operation as its part describes it, with the gateway's names for the parameters of the path.</summary>
internal static class Operation
{
    /// <summary>Null when the part does not describe it.</summary>
    public static JsonObject? Of(ShopRoute route, JsonObject document, Components components)
    {
        if (Find(route, document) is not var (path, item) || item[MergedDocument.Method(route)] is not JsonObject described)
        {
            return null;
        }

        var operation = (JsonObject)components.Import(route.Cluster, document, described)!;
        var parameters = Parameters(item, described).Select(parameter => components.Import(route.Cluster, document, parameter));
        operation["parameters"] = Renamed(parameters, PathShape.Names(path), PathShape.Names(route.Path));
        operation["tags"] = new JsonArray(Tag(route));
        return operation;
    }

    /// <summary>The first segment of the path: the same whatever the part calls itself.</summary>
    public static string Tag(ShopRoute route) => route.Path.Split('/')[1];

    private static (string Path, JsonObject Item)? Find(ShopRoute route, JsonObject document) =>
        (document["paths"] as JsonObject)?.Where(path => PathShape.Same(path.Key, route.Path) && path.Value is JsonObject)
            .Select(path => ((string, JsonObject)?)(path.Key, (JsonObject)path.Value!))
            .FirstOrDefault();

    private static IEnumerable<JsonNode?> Parameters(JsonObject item, JsonObject operation) =>
        (item["parameters"] as JsonArray ?? []).Concat(operation["parameters"] as JsonArray ?? []);

    private static JsonArray Renamed(IEnumerable<JsonNode?> parameters, string[] from, string[] to)
    {
        var renamed = new JsonArray();
        foreach (var parameter in parameters)
        {
            if ((string?)parameter?["in"] == "path" && Array.IndexOf(from, (string?)parameter["name"]) is >= 0 and var index)
            {
                parameter["name"] = to[index];
            }

            renamed.Add(parameter);
        }

        return renamed;
    }
}
