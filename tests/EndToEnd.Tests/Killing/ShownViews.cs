using System.Text.Json.Nodes;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>What the gateway answers, lists put together from all their pages.</summary>
internal sealed class ShownViews(Client client, TimeSpan timeMax)
{
    public Task AssertShows(string path, JsonNode expected) => Eventually.Get(
        async () => new Difference(path, expected.ToJsonString(), await Read(path)),
        shown => JsonNode.DeepEquals(expected, shown.Answer),
        timeMax);

    private async Task<JsonNode?> Read(string path)
    {
        var reply = await client.Get(path);
        if ((int)reply.Status != 200)
        {
            return reply.Text;
        }

        var answer = reply.Json.AsObject();
        if (answer.ContainsKey("version"))
        {
            Assert.Equal(answer.Number("version"), reply.Version);
        }

        return path == ExpectedViews.TopProducts ? EqualOnesByName(answer) : await WithNextPages(path, answer);
    }

    private async Task<JsonNode> WithNextPages(string path, JsonObject answer)
    {
        while (answer.Remove("next", out var next))
        {
            var page = (await client.Get($"{path}&after={next}")).Json.AsObject();
            JsonNode[] items = [.. answer["items"]!.AsArray().Concat(page["items"]!.AsArray()).Select(item => item!.DeepClone())];
            answer = page;
            answer["items"] = new JsonArray(items);
        }

        return answer;
    }

    /// <summary>The contract does not say which of two products that sold equally comes first. All else stays as it came.</summary>
    private static JsonObject EqualOnesByName(JsonObject answer)
    {
        var items = answer["items"]!.AsArray().Select(item => item!.DeepClone()).ToList();
        var runs = new List<List<JsonNode>>();
        foreach (var item in items)
        {
            if (runs.Count == 0 || runs[^1][0].Number("quantity") != item.Number("quantity"))
            {
                runs.Add([]);
            }

            runs[^1].Add(item);
        }

        return new JsonObject
        {
            ["items"] = new JsonArray([.. runs.SelectMany(run => run.OrderBy(item => $"{item["productId"]}", StringComparer.Ordinal))]),
        };
    }

    private sealed record Difference(string Path, string Expected, JsonNode? Answer);
}
