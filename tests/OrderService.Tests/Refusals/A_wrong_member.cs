using System.Text;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

/// <summary>400, the path of the member, and nothing appended.</summary>
public sealed class A_wrong_member(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    // Lone surrogate, stray byte, overlong zero, truncated sequence, above U+10FFFF.
    private static readonly byte[][] NoUtf8 = [[0xED, 0xA0, 0x80], [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80]];

    public static TheoryData<string, string, string> Wrong => new(
        from member in Members.All from raw in member.Wrong select (member.Command, member.Path, raw));

    public static TheoryData<string, string> Required => new(
        from member in Members.All where member.Path is not ("shippingAddress" or "lines[0]") select (member.Command, member.Path));

    public static TheoryData<string, string> Nullable => new(
        from member in Members.All where member.Path != "shippingAddress" select (member.Command, member.Path));

    public static TheoryData<string, string> Named => new(
        from member in Members.All where member.Path != "lines[0]" select (member.Command, member.Path));

    public static TheoryData<string, string> Strings => new(
        from member in Members.All where member.Wrong.Contains(@"""\u0000""") select (member.Command, member.Path));

    public static TheoryData<string, string> Objects => new(Members.Objects);

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task is_named_when_its_value_is_not_one(string command, string path, string raw) =>
        Refused(command, path, Json.Replace(Command.Of(command).Body, path, raw));

    [Theory]
    [MemberData(nameof(Required))]
    public async Task is_said_to_be_missing(string command, string path)
    {
        var answer = await Refused(command, path, Json.Remove(Command.Of(command).Body, path));

        var messages = answer.Json.GetProperty("errors").GetProperty(path).EnumerateArray().Select(message => message.GetString());
        Assert.Equal(["This member is required."], messages);
    }

    [Theory]
    [MemberData(nameof(Nullable))]
    public Task is_named_when_it_is_null(string command, string path) =>
        Refused(command, path, Json.Replace(Command.Of(command).Body, path, "null"));

    [Theory]
    [MemberData(nameof(Named))]
    public Task is_named_when_it_is_repeated(string command, string path) =>
        Refused(command, path, Json.Repeat(Command.Of(command).Body, path));

    [Theory]
    [MemberData(nameof(Named))]
    public Task is_named_when_it_is_written_in_another_case(string command, string path)
    {
        var name = path.Split('.')[^1];
        var other = char.ToUpperInvariant(name[0]) + name[1..];
        return Refused(command, path[..^name.Length] + other, Json.Rename(Command.Of(command).Body, path, other));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public Task is_named_when_it_is_unknown(string command, string path) =>
        Refused(command, path.Length == 0 ? "surprise" : $"{path}.surprise", Json.Add(Command.Of(command).Body, path, "surprise"));

    [Theory]
    [MemberData(nameof(Strings))]
    public async Task is_named_when_its_bytes_are_not_UTF_8(string command, string path)
    {
        var parts = Json.Replace(Command.Of(command).Body, path, "\"|\"").Split('|');
        foreach (var bytes in NoUtf8)
        {
            var body = Requests.Json([.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])]);
            await given.Shop.Refuses(400, "invalid-request", () => Command.Of(command).Send(given, body), path);
        }
    }

    [Fact]
    public Task is_named_when_a_product_stands_in_two_lines() => Refused(
        "place an order", "lines[1].productId", Bodies.Order("c", ("tea", 1), ("tea", 2)));

    [Fact]
    public async Task is_named_beside_all_others_that_are_wrong()
    {
        var answer = await given.Shop.Refuses(400, "invalid-request", () => Command.Of("place an order").Send(
            given, """{"customerId":"-","lines":[{"productId":"tea","quantity":0},null],"shippingAddress":{"country":"xx"}}"""));

        Assert.Equal(
            [
                "customerId", "email", "lines[0].quantity", "lines[1]", "shippingAddress.city", "shippingAddress.country",
                "shippingAddress.name", "shippingAddress.postalCode", "shippingAddress.street",
            ],
            answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private Task<Answer> Refused(string command, string path, string body) =>
        given.Shop.Refuses(400, "invalid-request", () => Command.Of(command).Send(given, body), path);
}
