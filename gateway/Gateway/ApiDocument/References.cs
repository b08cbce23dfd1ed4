using System.Text.Json.Nodes;

namespace Shop.Gateway.ApiDocument;

/// <summary>References to components, e.g. <c>#/components/schemas/Order</c>, wherever they stand: in $ref or in a discriminator's mapping.</summary>
internal static class References
{
    public const string Prefix = "#/components/";

    /// <summary>A copy in which each reference is replaced.</summary>
    public static JsonNode? Replace(JsonNode? node, Func<string, string> replacement) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, replacement)))),
        JsonArray items => new JsonArray([.. items.Select(item => Replace(item, replacement))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith(Prefix, StringComparison.Ordinal) =>
            JsonValue.Create(replacement(text)),
        _ => node?.DeepClone(),
    };

    /// <summary>What a reference points to; null when there is nothing.</summary>
    public static JsonNode? Find(JsonObject document, string reference) => reference.Split('/') is [_, _, var kind, var name]
        ? document["components"]?[kind]?[name]
        : null;
}
