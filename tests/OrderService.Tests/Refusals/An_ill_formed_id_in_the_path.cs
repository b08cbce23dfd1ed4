using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

public sealed class An_ill_formed_id_in_the_path(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private static readonly (string Method, string Path, string Member, string? Body)[] Routes =
    [
        ("PUT", "/products/{id}", "productId", Bodies.Product()),
        ("PUT", "/products/{id}/price", "productId", Bodies.Price(1)),
        ("PUT", "/orders/{id}/shipping-address", "orderId", Bodies.Home),
        ("POST", "/orders/{id}/shipment", "orderId", Bodies.Shipment),
        ("DELETE", "/orders/{id}", "orderId", null),
        ("GET", "/orders/{id}/events", "orderId", null),
        ("GET", "/orders/{id}/state", "orderId", null),
    ];

    private static readonly string[] NoIds =
    [
        "-a", "_a", ".a", "...", "%20", "a%20b", "a%0A", "%0Aa", "a%0D%0A", "a%2Fb", "a%2fb", "a%5Cb", "a%25", "%FF", "a%ED%A0%80", "%C3%A4", "a+b", "a:b",
        "a,b", "a;b", "a@b", "a*", "%7B%7D", "a%3Fb", "a%7F", "%zz", "%", new string('i', 65), new string('i', 500),
    ];

    public static TheoryData<string, string, string> Cases => new(
        from route in Routes from id in NoIds select (route.Method, route.Path, id));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task is_refused_with_400(string method, string path, string id)
    {
        var route = Routes.Single(route => (route.Method, route.Path) == (method, path));
        return given.Shop.Refuses(
            400,
            "invalid-request",
            () => given.Shop.Send(
                method, path.Replace("{id}", id, StringComparison.Ordinal), route.Body is null ? null : Requests.Json(route.Body)),
            route.Member);
    }

    /// <summary>The server refuses these before any code of ours: no problem can be written.</summary>
    [Theory]
    [InlineData("/orders/%00/events")]
    [InlineData("/orders/a b/events")]
    public async Task is_refused_by_the_server_itself_when_the_address_is_broken(string path) =>
        Assert.Equal(400, (await given.Shop.Get(path)).Status);
}
