using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Contracts.Tests;

public sealed class A_golden_file
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Files => [.. GoldenMessages.All.Keys];

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

    [Fact]
    public void is_there_for_every_message() => Assert.Equal(
        EventType.All.Select(type => type.WireName).Order(),
        Files.Select(file => GoldenMessages.WireName(file.Data)).Distinct().Order());

    [Fact]
    public void is_never_left_out_of_the_tests() => Assert.Equal(
        Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(), GoldenMessages.All.Keys.Order());

    private static string Golden(string file) => File.ReadAllText(Path.Combine(Folder, $"{file}.json"));

    private static object Read(string file, string body) =>
        EventJson.Read(EventType.Find(GoldenMessages.WireName(file))!.Message, Encoding.UTF8.GetBytes(body));
}
