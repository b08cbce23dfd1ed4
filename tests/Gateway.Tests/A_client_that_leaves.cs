using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class A_client_that_leaves
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET /products HTTP/1.1\r\nHost: shop\r\n\r\n")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task leaves_no_error_in_the_log(string request)
    {
        await using var shop = await ShopFixture.Start();
        var arrived = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        RequestDelegate wait = async context =>
        {
            arrived.TrySetResult();
            await using var registration = context.RequestAborted.Register(() => left.TrySetResult());
            await left.Task;
        };
        (shop.Query0.Answer, shop.Query1.Answer, shop.Order.Answer) = (wait, wait, wait);
        using (var client = await RawClient.Connect(shop))
        {
            await client.Send(request);
            await arrived.Task.WaitAsync(Token);
            client.Reset();
        }

        await left.Task.WaitAsync(Token);
        await Eventually.Holds(() => Ended(shop), "the gateway has ended the request");
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task in_the_middle_of_its_body_has_asked_nothing()
    {
        await using var shop = await ShopFixture.Start();
        using (var client = await RawClient.Connect(shop))
        {
            await client.Send("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 20000\r\n\r\n{");
            await Eventually.Holds(() => shop.Log.Lines.Any(line => line.Text.Contains("Request starting", StringComparison.Ordinal)), "the request began");
            client.Reset();
        }

        await Eventually.Holds(() => Ended(shop), "the gateway has ended the request");
        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Empty(shop.Order.Seen);
    }

    private static bool Ended(ShopFixture shop) =>
        shop.Log.Lines.Any(line => line.Text.Contains("Request finished", StringComparison.Ordinal));
}
