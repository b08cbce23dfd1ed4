using Shop.OrderService.Tests.Fixture;

namespace Shop.OrderService.Tests.Refusals;

public sealed class An_address_that_leads_nowhere(ShopWithAnOrder given) : IClassFixture<ShopWithAnOrder>
{
    private static readonly (string Path, string[] Allowed)[] Routes =
    [
        ("/products/tea", ["PUT"]), ("/products/tea/price", ["PUT"]), ("/orders", ["POST"]), ("/orders/x", ["DELETE"]),
        ("/orders/x/shipping-address", ["PUT"]), ("/orders/x/shipment", ["POST"]), ("/orders/x/events", ["GET"]), ("/orders/x/state", ["GET"]),
        ("/health/live", ["GET", "HEAD"]), ("/health/ready", ["GET", "HEAD"]),
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "NONSENSE"];

    public static TheoryData<string, string, string> WrongMethods => new(
        from route in Routes
        from method in Methods
        where !route.Allowed.Contains(method)
        select (method, route.Path, string.Join(", ", route.Allowed)));

    public static TheoryData<string, string> UnknownRoutes => new(
        from path in new[]
        {
            "/", "/order", "/Orders2", "/products", "/products/", "/products/tea/stock", "/products/tea/price/1", "/orders/x/y", "/orders/x/events/1",
            "/orders//events", "/v1/orders", "/favicon.ico", "/index.html", "/.env", "/health", "/orders/../../etc/passwd",
        }
        from method in new[] { "GET", "POST", "PUT", "DELETE" }
        select (method, path));

    [Theory]
    [MemberData(nameof(WrongMethods))]
    public async Task is_refused_with_405_for_another_method(string method, string path, string allowed)
    {
        var answer = await given.Shop.Refuses(405, "method-not-allowed", () => given.Shop.Send(method, path, Requests.Json("{}")));
        Assert.Equal(allowed, answer.Headers["Allow"]);
    }

    [Theory]
    [MemberData(nameof(UnknownRoutes))]
    public Task is_refused_with_404_where_there_is_no_route(string method, string path) =>
        given.Shop.Refuses(404, "no-such-route", () => given.Shop.Send(method, path, method == "GET" ? null : Requests.Json("{}")));

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml;q=0.5")]
    [InlineData("nonsense")]
    public Task is_refused_in_JSON_whatever_the_client_accepts(string accept) =>
        given.Shop.Refuses(404, "no-such-route", () => given.Shop.Get("/nothing", ("Accept", accept)));
}
