using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Which_requests_are_counted
{
    [Theory]
    [InlineData("GET /products/", 429)]
    [InlineData("GET /PRODUCTS", 429)]
    [InlineData("GET /products/mug", 200)]
    [InlineData("PUT /products/mug", 200)]
    public async Task is_told_by_a_path_as_routes_are(string target, int status)
    {
        await using var shop = await Start("Methods:0=GET", "Paths:0=/products");
        await shop.Status("GET /products");

        Assert.Equal(status, await shop.Status(target));
    }

    [Theory]
    [InlineData("GET /orders/a", 429)]
    [InlineData("GET /orders/a/events", 429)]
    [InlineData("GET /products", 200)]
    public async Task can_be_all_below_a_path(string target, int status)
    {
        await using var shop = await Start("Paths:0=/orders/{**rest}");
        await shop.Status("POST /orders");

        Assert.Equal(status, await shop.Status(target));
    }

    [Fact]
    public async Task does_not_depend_on_how_the_method_is_written()
    {
        await using var shop = await Start("Methods:0=GET");
        await shop.Status("GET /products");
        using var client = await RawClient.Connect(shop);
        await client.Send("get /products HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");

        Assert.Contains(" 429 ", await client.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /products", 429)]
    [InlineData("FOO /products", 429)]
    [InlineData("PUT /products/mug", 200)]
    public async Task can_be_all_but_some_methods(string target, int status)
    {
        await using var shop = await Start("ExceptMethods:0=POST", "ExceptMethods:1=PUT");
        Assert.Equal(200, await shop.Status("POST /orders"));
        Assert.NotEqual(429, await shop.Status("TRACE /products"));

        Assert.Equal(status, await shop.Status(target));
    }

    private static Task<ShopFixture> Start(params string[] options) => ShopFixture.Start(Limits.Of(Limits.Hourly(0, "tight", 1, options)));
}
