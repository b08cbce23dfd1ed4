using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Refusing_a_request
{
    private const int BodyBytesMax = 64 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/orders/o-1/nothing")]
    [InlineData("/orders/o-1/health/ready")]
    [InlineData("/analytics/metrics")]
    [InlineData("/analytics/openapi/v1.json")]
    [InlineData("/metrics")]
    [InlineData("/METRICS/")]
    [InlineData("/health")]
    [InlineData("/openapi/v2.json")]
    public async Task says_404_to_an_unknown_path(string path)
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await shop.Client.GetAsync(new Uri(path, UriKind.Relative), Token);

        await answer.Is(HttpStatusCode.NotFound, "no-such-route");
        Assert.Empty(shop.Parts.SelectMany(part => part.Seen));
    }

    [Theory]
    [InlineData("PATCH", "/orders/o-1", "DELETE, GET")]
    [InlineData("GET", "/orders", "POST")]
    [InlineData("POST", "/products", "GET")]
    [InlineData("DELETE", "/products/p-1", "GET, PUT")]
    [InlineData("GET", "/products/p-1/price", "PUT")]
    [InlineData("OPTIONS", "/customers/c-1", "GET")]
    [InlineData("HEAD", "/analytics/sales", "GET")]
    [InlineData("POST", "/openapi/v1.json", "GET")]
    [InlineData("POST", "/health/live", "GET, HEAD")]
    [InlineData("DELETE", "/health/ready", "GET, HEAD")]
    [InlineData("PUT", "/health/self", "GET, HEAD")]
    public async Task says_405_to_a_wrong_method_and_names_the_right_ones(string method, string path, string allowed)
    {
        await using var shop = await ShopFixture.Start();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await shop.Client.SendAsync(request, Token);

        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order()));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        if (method != "HEAD")
        {
            await answer.Is(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        }

        Assert.Empty(shop.Parts.SelectMany(part => part.Seen));
    }

    [Theory]
    [InlineData(BodyBytesMax + 1, true)]
    [InlineData(BodyBytesMax + 1, false)]
    [InlineData(200 * BodyBytesMax, true)]
    [InlineData(200 * BodyBytesMax, false)]
    public async Task says_413_to_a_large_body_whether_or_not_its_length_is_known(int bytes, bool chunked)
    {
        await using var shop = await ShopFixture.Start();
        using var request = Post(bytes, chunked);
        using var answer = await shop.Client.SendAsync(request, Token);

        await answer.Is(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Empty(shop.Order.Seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task takes_a_body_that_just_fits(bool chunked)
    {
        await using var shop = await ShopFixture.Start();
        using var request = Post(BodyBytesMax, chunked);
        using var answer = await shop.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(BodyBytesMax, Assert.Single(shop.Order.Seen).Body.Length);
    }

    [Fact]
    public async Task leaves_a_body_that_is_not_json_to_the_part()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.StatusCode = 415;
            context.Response.ContentType = "application/problem+json";
            return context.Response.Body.WriteAsync("""{"type":"urn:shop:not-json"}"""u8.ToArray()).AsTask();
        };
        using var content = new StringContent("hello", Encoding.UTF8, "text/plain");
        using var answer = await shop.Client.PostAsync("/orders", content, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", Assert.Single(shop.Order.Seen).Headers["Content-Type"]);
        Assert.Equal("""{"type":"urn:shop:not-json"}""", await answer.Content.ReadAsStringAsync(Token));
    }

    private static HttpRequestMessage Post(int bytes, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new ByteArrayContent(new byte[bytes]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        return request;
    }
}
