using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Commands;

public sealed class An_answer_names_its_trace(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("PUT", "/products/tea", """{"name":"Tea","price":{"amount":1250,"currency":"EUR"}}""", 200)]
    [InlineData("GET", "{order}/state", null, 200)]
    [InlineData("GET", "{order}/state?version=x", null, 400)]
    [InlineData("PUT", "/products/tea", "{", 400)]
    [InlineData("PUT", "/products/tea/price", """{"price":{"amount":1,"currency":"CHF"}}""", 409)]
    [InlineData("GET", "/orders/unknown/state", null, 404)]
    [InlineData("GET", "/nothing", null, 404)]
    [InlineData("PATCH", "/orders", "{}", 405)]
    public async Task which_is_the_clients_own(string method, string path, string? body, int status)
    {
        var answer = await given.Shop.Send(
            method,
            path.Replace("{order}", given.Order, StringComparison.Ordinal),
            body is null ? null : Requests.Json(body),
            ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));

        Assert.Equal((status, TraceId), (answer.Status, answer.Headers["X-Trace-Id"]));
        Assert.True(status < 400 || answer.Json.Text("traceId") == TraceId);
    }

    [Fact]
    public async Task which_is_another_each_time_when_the_client_has_none()
    {
        var first = await given.Shop.Get($"{given.Order}/state");
        var second = await given.Shop.Get($"{given.Order}/state");

        Assert.NotEqual(first.Headers["X-Trace-Id"], second.Headers["X-Trace-Id"]);
    }
}
