using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.Killing;

internal static class JsonNumbers
{
    public static long Number(this JsonNode node, string name) => node[name]!.GetValue<long>();
}
