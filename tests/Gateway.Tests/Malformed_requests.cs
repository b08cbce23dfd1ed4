using Microsoft.Extensions.Logging;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Malformed_requests
{
    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET /products HTTP/9.9\r\nHost: shop\r\n\r\n", "505")]
    [InlineData("GET /products HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /products HTTP/1.1\r\nHost: shop\r\nHost: other\r\n\r\n", "400")]
    [InlineData("GET /products HTTP/1.1\r\nHost: shop\r\nNo colon\r\n\r\n", "400")]
    [InlineData("GET /products HTTP/1.1\r\nHost: shop\r\nX: \xff\xfe\r\n\r\n", "400")]
    [InlineData("GET /products\0 HTTP/1.1\r\nHost: shop\r\n\r\n", "400")]
    [InlineData("GET http:// HTTP/1.1\r\nHost: shop\r\n\r\n", "400")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", "400")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: gzip\r\n\r\n", "400")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\nnot a length\r\n", "400")]
    public async Task are_the_clients_error_and_reach_no_part(string request, string status)
    {
        await using var shop = await ShopFixture.Start();
        var answer = await Exchange(shop, request);

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.Empty(shop.Parts.SelectMany(part => part.Seen));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task with_too_large_headers_are_431()
    {
        await using var shop = await ShopFixture.Start();
        var answer = await Exchange(shop, $"GET /products HTTP/1.1\r\nHost: shop\r\nX: {new string('x', 25_000)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_headers_that_just_fit_fit_into_the_part_too()
    {
        await using var shop = await ShopFixture.Start();
        var answer = await Exchange(shop, $"GET /products HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nX: {new string('x', 24_000)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_long_address_are_414()
    {
        await using var shop = await ShopFixture.Start();
        var answer = await Exchange(shop, $"GET /products?after={new string('x', 9_000)} HTTP/1.1\r\nHost: shop\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 414", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orders/%00")]
    [InlineData("/orders/%ff%fe")]
    [InlineData("/orders/a%2Fb")]
    [InlineData("/orders/..%2f..%2fhealth%2fready")]
    [InlineData("/orders/../health/ready")]
    [InlineData("/orders/a\\b")]
    [InlineData("/orders/%25%32%46")]
    [InlineData("/orders/{}|^`\"<>")]
    [InlineData("/orders/o-1?x=%zz&y=%")]
    [InlineData("//orders//o-1")]
    [InlineData("/orders/%ED%A0%80")]
    [InlineData("/products?limit=\u00e9")]
    [InlineData("*")]
    [InlineData("http://other.example/orders/o-1")]
    public async Task with_a_strange_address_are_never_an_error_of_the_server(string target)
    {
        await using var shop = await ShopFixture.Start();
        var answer = await Exchange(shop, $"GET {target} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (200|400|404|405) ", answer);
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task are_not_smuggled_behind_a_body_that_is_framed_twice()
    {
        await using var shop = await ShopFixture.Start();
        const string Request = "POST /orders HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        var answer = await Exchange(shop, $"{Request}DELETE /orders/o-1 HTTP/1.1\r\nHost: shop\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Order.Seen, seen => seen.Method == "DELETE");
        Assert.DoesNotContain(shop.Order.Seen, seen => seen.Body != "{}");
    }

    private static async Task<string> Exchange(ShopFixture shop, string request)
    {
        using var client = await RawClient.Connect(shop);
        await client.Send(request);
        return await client.ReadToEnd();
    }
}
