using System.Text.Json.Nodes;

namespace Shop.Gateway.ApiDocument;

/// <summary>
/// The merged components: only those that an exposed operation reaches. Equal ones of several parts are one;
/// of unequal ones with the same name each later one carries its part's name, e.g. <c>QueryOrder</c>.
/// </summary>
/// <param name="parameters">What is described here and not by a part.</param>
internal sealed class Components(JsonObject parameters)
{
    private readonly Dictionary<string, string> _contentByName =
        parameters.ToDictionary(parameter => $"{References.Prefix}parameters/{parameter.Key}", parameter => parameter.Value!.ToJsonString());

    public JsonObject Merged { get; } = new() { ["parameters"] = parameters };

    /// <summary>A copy of a part's node whose references point to merged components.</summary>
    public JsonNode? Import(string part, JsonObject document, JsonNode? node) =>
        References.Replace(node, reference => Import(part, document, reference));

    private string Import(string part, JsonObject document, string reference)
    {
        var target = NameFor(part, document, reference);
        if (_contentByName.TryAdd(target, Content(document, reference, [])))
        {
            var (kind, name) = Split(target);
            var section = Merged[kind] as JsonObject ?? Section(kind);
            section[name] = Import(part, document, References.Find(document, reference));
        }

        return target;
    }

    private string NameFor(string part, JsonObject document, string reference)
    {
        var clashes = _contentByName.TryGetValue(reference, out var content) && content != Content(document, reference, []);
        var (kind, name) = Split(reference);
        return clashes ? $"{References.Prefix}{kind}/{char.ToUpperInvariant(part[0])}{part[1..]}{name}" : reference;
    }

    private JsonObject Section(string kind)
    {
        var section = new JsonObject();
        Merged[kind] = section;
        return section;
    }

    /// <summary>All that a component says, with what it refers to in place of each reference: equal text is equal meaning.</summary>
    private static string Content(JsonObject document, string reference, string[] above) => above.Contains(reference)
        ? reference
        : References.Replace(References.Find(document, reference), inner => Content(document, inner, [.. above, reference]))?.ToJsonString() ?? "";

    private static (string Kind, string Name) Split(string reference) =>
        reference.Split('/') is [_, _, var kind, .. var name] ? (kind, string.Join('/', name)) : ("", reference);
}
