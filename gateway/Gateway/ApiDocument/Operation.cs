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
        var parameters = Described(item, described).Select(parameter => components.Import(route.Cluster, document, parameter));
        operation["parameters"] = Parameters(route, parameters, PathShape.Names(path));
        operation["tags"] = new JsonArray(Tag(route));
        GatewayRefusals.AddTo(operation, route, document, components);
        return operation;
    }

    /// <summary>The first segment of the path: the same whatever the part calls itself.</summary>
    public static string Tag(ShopRoute route) => route.Path.Split('/')[1];

    private static (string Path, JsonObject Item)? Find(ShopRoute route, JsonObject document) =>
        (document["paths"] as JsonObject)?.Where(path => PathShape.Same(path.Key, route.Path) && path.Value is JsonObject)
            .Select(path => ((string, JsonObject)?)(path.Key, (JsonObject)path.Value!))
            .FirstOrDefault();

    private static IEnumerable<JsonNode?> Described(JsonObject item, JsonObject operation) =>
        (item["parameters"] as JsonArray ?? []).Concat(operation["parameters"] as JsonArray ?? []);

    private static JsonArray Parameters(ShopRoute route, IEnumerable<JsonNode?> described, string[] names)
    {
        SharedHeader[] shared = [.. SharedHeader.All.Where(header => header.AppliesTo(route))];
        var own = described.Where(parameter => !shared.Any(header => header.Describes(parameter)));
        return new JsonArray([.. own.Select(parameter => Renamed(parameter, names, PathShape.Names(route.Path))), .. shared.Select(header => header.Reference())]);
    }

    private static JsonNode? Renamed(JsonNode? parameter, string[] from, string[] to)
    {
        if ((string?)parameter?["in"] == "path" && Array.IndexOf(from, (string?)parameter["name"]) is >= 0 and var index)
        {
            parameter["name"] = to[index];
        }

        return parameter;
    }
}
