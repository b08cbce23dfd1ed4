using System.Text;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

public sealed class A_body_that_is_not_JSON(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private static readonly string?[] NoJson =
    [
        null, "", "json", "text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "application/octet-stream", "application/jsonp", "application/json, text/plain", "*/*", "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1", "application/json; charset=us-ascii", "application/json; charset=nonsense",
        "application/json; charset=\"\"", "application/json; charset=\"utf-32\"",
    ];

    public static TheoryData<string, string?> Types => new(
        from command in Command.All from type in NoJson select (command.Name, type));

    [Theory]
    [MemberData(nameof(Types))]
    public Task is_refused_with_415(string command, string? contentType) => given.Shop.Refuses(
        415, "not-json", () => Command.Of(command).Send(given, Body(command, contentType)));

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; version=1")]
    [InlineData("application/merge-patch+json")]
    public async Task is_not_one_in_UTF_8_however_the_header_is_written(string contentType)
    {
        var answer = await Command.Of("register a product").Send(given, Body("register a product", contentType));
        Assert.InRange(answer.Status, 200, 201);
    }

    private static ByteArrayContent Body(string command, string? contentType) =>
        Requests.Content(Encoding.UTF8.GetBytes(Command.Of(command).Body), contentType);
}
