using System.Text;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

public sealed class A_body_that_is_not_well_formed(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private static readonly string[] Bodies =
    [
        "", " ", "\n", "null", "nul", "true", "0", "\"\"", "[]", "[{}]", "{", "}", "{]", "[}", "{}{}", "{} x", "{},", "{,}", "{\"\"}", "{\"a\"}", "{\"a\":}",
        "{a:1}", "{'a':1}", "{\"a\":1", "<a/>", "name=Tea", "\u0000", "{\"\\ud800\":1}", "{\"\\u00\":1}", "{\"a\\x\":1}", "undefined", "\uFEFF",
    ];

    public static TheoryData<string, string> Malformed => new(
        from command in Command.All from body in Bodies select (command.Name, body));

    public static TheoryData<string> Names => Command.Names;

    [Theory]
    [MemberData(nameof(Malformed))]
    public Task is_refused(string command, string body) => Refused(command, Encoding.UTF8.GetBytes(body));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_refused_wherever_it_breaks_off(string command)
    {
        var body = Encoding.UTF8.GetBytes(Command.Of(command).Body);
        for (var length = 0; length < body.Length; length++)
        {
            await Refused(command, body[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_refused_with_a_comma_too_many_or_a_comment(string command)
    {
        var body = Command.Of(command).Body;
        foreach (var (close, open) in new[] { ("}", "{"), ("]", "[") })
        {
            foreach (var wrong in new[] { body.Replace(close, $",{close}", StringComparison.Ordinal), body.Replace(open, $"{open},", StringComparison.Ordinal) })
            {
                await (wrong == body ? Task.CompletedTask : Refused(command, Encoding.UTF8.GetBytes(wrong)));
            }
        }

        await Refused(command, Encoding.UTF8.GetBytes($"/* first */{body}"));
        await Refused(command, Encoding.UTF8.GetBytes($"{body}// last"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_refused_with_a_control_character_that_is_not_escaped(string command)
    {
        foreach (var control in Enumerable.Range(0, 0x20).Select(code => (char)code))
        {
            var body = Command.Of(command).Body.Replace("\":\"", $"\":\"{control}", StringComparison.Ordinal);
            await Refused(command, Encoding.UTF8.GetBytes(body));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_refused_however_deep_it_is(string command)
    {
        foreach (var depth in new[] { 16, 17, 64, 65, 1_000, 30_000 })
        {
            await Refused(command, Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));
            await Refused(command, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"price\":", depth / 10)) + "1" + new string('}', depth / 10)));
            await Refused(command, Encoding.UTF8.GetBytes($"{{\"lines\":{new string('[', depth)}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task is_refused_when_there_is_none(string command) => given.Shop.Refuses(
        400, "invalid-request", () => Command.Of(command).Send(given, content: null));

    private Task<Answer> Refused(string command, byte[] body) =>
        given.Shop.Refuses(400, "invalid-request", () => Command.Of(command).Send(given, Requests.Json(body)));
}
