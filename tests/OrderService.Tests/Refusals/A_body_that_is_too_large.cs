using System.Text;
using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

public sealed class A_body_that_is_too_large(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private const int BytesMax = 64 * 1024;

    public static TheoryData<string, bool> Cases => new(
        from command in Command.All from chunked in new[] { false, true } select (command.Name, chunked));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task is_refused_with_413_at_one_byte_more(string command, bool chunked) => given.Shop.Refuses(
        413, "body-too-large", () => Command.Of(command).Send(given, Body(Command.Of(command).Body, BytesMax + 1, chunked)));

    [Theory]
    [InlineData(10, false)]
    [InlineData(10, true)]
    [InlineData(200, false)]
    [InlineData(200, true)]
    public Task is_refused_with_413_however_large(int times, bool chunked) => given.Shop.Refuses(
        413, "body-too-large", () => Command.Of("ship an order").Send(given, Body(Bodies.Shipment, times * BytesMax, chunked)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task is_not_one_of_exactly_64_KiB(bool chunked)
    {
        var answer = await Command.Of("register a product").Send(given, Body(Bodies.Product(), BytesMax, chunked));
        Assert.InRange(answer.Status, 200, 201);
    }

    private static HttpContent Body(string json, int bytes, bool chunked)
    {
        var padded = Encoding.UTF8.GetBytes(json.PadRight(bytes));
        return chunked ? new ChunkedContent(padded) : Requests.Json(padded);
    }
}
