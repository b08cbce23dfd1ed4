using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Contracts.Tests;

public sealed class A_golden_file
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private static readonly string[] Optional = ["shippingAddress", "reason"];

    public static TheoryData<string> Files => [.. GoldenMessages.All.Keys];

    // Every member of every message but the optional ones, and those of what they hold.
    public static TheoryData<string, string> Members => new(
        from file in GoldenMessages.All.Keys
        from path in Paths(JsonNode.Parse(Golden(file))!, "")
        where !Optional.Contains(path) || (file, path) == ("shipping-address-changed.v1", "shippingAddress")
        select (file, path));

    [Theory]
    [MemberData(nameof(Files))]
    public void is_read_into_its_message(string file) =>
        Assert.Equivalent(GoldenMessages.All[file], Read(file, Golden(file)), strict: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void is_what_its_message_is_written_as(string file) => Assert.Equal(
        JsonNode.Parse(Golden(file))!.ToJsonString(),
        JsonNode.Parse(EventJson.Write(GoldenMessages.All[file]))!.ToJsonString());

    [Theory]
    [MemberData(nameof(Files))]
    public void is_read_with_members_that_were_added_later(string file)
    {
        var body = JsonNode.Parse(Golden(file))!.AsObject();
        body["addedLater"] = new JsonObject { ["deep"] = 1 };
        Assert.Equivalent(GoldenMessages.All[file], Read(file, body.ToJsonString()), strict: true);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void is_refused_with_null_for_a_member_that_must_be_there(string file)
    {
        var body = JsonNode.Parse(Golden(file))!.AsObject();
        body[body.ContainsKey("customerId") ? "customerId" : "name"] = null;
        Assert.Throws<JsonException>(() => Read(file, body.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void is_refused_without_a_member_that_must_be_there(string file, string path)
    {
        var body = JsonNode.Parse(Golden(file))!.AsObject();
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate((JsonNode)body, (node, step) => node is JsonArray items ? items[0]![step]! : node[step]!);
        Assert.True((parent as JsonObject ?? parent[0]!.AsObject()).Remove(steps[^1]));

        Assert.Throws<JsonException>(() => Read(file, body.ToJsonString()));
    }

    [Theory]
    [InlineData("order-placed.v1", "shippingAddress")]
    [InlineData("order-shipped.v1", "shippingAddress")]
    [InlineData("order-cancelled.v1", "shippingAddress")]
    [InlineData("order-cancelled.v1", "reason")]
    public void is_read_without_a_member_that_is_optional(string file, string member)
    {
        var body = JsonNode.Parse(Golden(file))!.AsObject();
        Assert.True(body.Remove(member));

        Assert.Null(JsonSerializer.SerializeToNode(Read(file, body.ToJsonString()), EventJson.Options)![member]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void is_not_the_same_as_an_empty_object(string file) => Assert.Throws<JsonException>(() => Read(file, "{}"));

    [Fact]
    public void is_there_for_every_message() => Assert.Equal(
        EventType.All.Select(type => type.WireName).Order(),
        Files.Select(file => GoldenMessages.WireName(file.Data)).Distinct().Order());

    [Fact]
    public void is_never_left_out_of_the_tests() => Assert.Equal(
        Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(), GoldenMessages.All.Keys.Order());

    /// <summary>e.g. <c>lines</c>, <c>lines.name</c> (of the first line), <c>total.amount</c>.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string prefix) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{prefix}{member.Key}.").Prepend(prefix + member.Key)),
        JsonArray items => Paths(items[0], prefix),
        _ => [],
    };

    private static string Golden(string file) => File.ReadAllText(Path.Combine(Folder, $"{file}.json"));

    private static object Read(string file, string body) =>
        EventJson.Read(EventType.Find(GoldenMessages.WireName(file))!.Message, Encoding.UTF8.GetBytes(body));
}
