using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>Edits of a body's text, also into text that no JSON library would write.</summary>
internal static partial class Json
{
    private const string Mark = "@mark@";

    /// <param name="path">e.g. <c>lines[0].quantity</c>.</param>
    /// <param name="raw">Put in place of the member's value as it stands.</param>
    public static string Replace(string body, string path, string raw) =>
        Edit(body, path, (parent, name) => Set(parent, name, Mark)).Replace($"\"{Mark}\"", raw, StringComparison.Ordinal);

    public static string Remove(string body, string path) =>
        Edit(body, path, (parent, name) => Assert.True(parent.AsObject().Remove(name)));

    /// <summary>The same member once more behind itself.</summary>
    public static string Repeat(string body, string path)
    {
        var value = ValueAt(JsonNode.Parse(body)!, path).ToJsonString();
        return Replace(body, path, $"{value},\"{path.Split('.')[^1]}\":{value}");
    }

    public static string Rename(string body, string path, string name)
    {
        var value = ValueAt(JsonNode.Parse(body)!, path).ToJsonString();
        return Edit(body, path, (parent, old) =>
        {
            parent.AsObject().Remove(old);
            parent.AsObject().Add(name, JsonNode.Parse(value));
        });
    }

    /// <summary>An unknown member in the object at this path; the empty path is the body.</summary>
    public static string Add(string body, string path, string name)
    {
        var root = JsonNode.Parse(body)!;
        (path.Length == 0 ? root : ValueAt(root, path)).AsObject().Add(name, 1);
        return root.ToJsonString();
    }

    private static string Edit(string body, string path, Action<JsonNode, string> edit)
    {
        var root = JsonNode.Parse(body)!;
        var steps = Steps(path);
        edit(steps[..^1].Aggregate(root, Step), steps[^1]);
        return root.ToJsonString();
    }

    private static JsonNode ValueAt(JsonNode root, string path) => Steps(path).Aggregate(root, Step);

    private static JsonNode Step(JsonNode node, string step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!;

    private static void Set(JsonNode parent, string name, string value)
    {
        if (parent is JsonArray array)
        {
            array[int.Parse(name, null)] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static string[] Steps(string path) => Separator().Split(path).Where(step => step.Length > 0).ToArray();

    [GeneratedRegex(@"[.\[\]]")]
    private static partial Regex Separator();
}
