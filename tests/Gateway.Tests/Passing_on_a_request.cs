using System.Net;
using System.Text;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Passing_on_a_request
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PUT", "/products/p-1", "order")]
    [InlineData("PUT", "/products/p-1/price", "order")]
    [InlineData("POST", "/orders", "order")]
    [InlineData("PUT", "/orders/o-1/shipping-address", "order")]
    [InlineData("POST", "/orders/o-1/shipment", "order")]
    [InlineData("DELETE", "/orders/o-1?reason=too%20late", "order")]
    [InlineData("GET", "/orders/o-1/events?after=x&limit=3", "order")]
    [InlineData("GET", "/orders/o-1/state?version=2", "order")]
    [InlineData("GET", "/orders/o-1", "query")]
    [InlineData("GET", "/customers/c-1", "query")]
    [InlineData("GET", "/customers/c-1/orders?limit=3", "query")]
    [InlineData("GET", "/products/p-1", "query")]
    [InlineData("GET", "/products?limit=3", "query")]
    [InlineData("GET", "/analytics/top-products?limit=3", "analytics")]
    [InlineData("GET", "/analytics/sales?from=a&to=b", "analytics")]
    public async Task reaches_the_part_that_owns_the_route(string method, string target, string part)
    {
        await using var shop = await ShopFixture.Start();
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        using var answer = await shop.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seen = Assert.Single(shop.Parts.SelectMany(each => each.Seen));
        Assert.StartsWith(part, seen.Part, StringComparison.Ordinal);
        Assert.Equal((method, target), (seen.Method, seen.Target));
    }

    [Theory]
    [InlineData("POST", "/orders")]
    [InlineData("PUT", "/products/p-1")]
    public async Task keeps_the_body_and_its_type(string method, string target)
    {
        await using var shop = await ShopFixture.Start();
        using var request = new HttpRequestMessage(new HttpMethod(method), target)
        {
            Content = new StringContent("""{"name":"Käse"}""", Encoding.UTF8, "application/json"),
        };
        using var answer = await shop.Client.SendAsync(request, Token);

        var seen = Assert.Single(shop.Order.Seen);
        Assert.Equal("""{"name":"Käse"}""", seen.Body);
        Assert.Equal("application/json; charset=utf-8", seen.Headers["Content-Type"]);
    }

    [Fact]
    public async Task keeps_what_the_part_answers()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = async context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers.Location = "/orders/o-1";
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers["Consistency-Token"] = "token";
            await context.Response.Body.WriteAsync("""{"orderId":"o-1"}"""u8.ToArray());
        };
        using var answer = await shop.Client.PostAsync("/orders", null, Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/orders/o-1", answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal(["token"], answer.Headers.GetValues("Consistency-Token"));
        Assert.Equal("""{"orderId":"o-1"}""", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task takes_the_query_instances_in_turn()
    {
        await using var shop = await ShopFixture.Start();
        for (var request = 0; request < 10; request++)
        {
            await shop.Client.GetStringAsync(new Uri("/products", UriKind.Relative), Token);
        }

        Assert.Equal((5, 5), (shop.Query0.Seen.Count, shop.Query1.Seen.Count));
    }
}
