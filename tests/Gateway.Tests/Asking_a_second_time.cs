using System.Net;
using Microsoft.AspNetCore.Http;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Asking_a_second_time
{
    private static readonly Uri Products = new("/products", UriKind.Relative);
    private static readonly RequestDelegate BreaksOff = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task happens_to_a_get_that_broke_off()
    {
        await using var shop = await ShopFixture.Start();
        shop.Query0.Answer = BreaksOff;
        for (var request = 0; request < 4; request++)
        {
            using var answer = await shop.Client.GetAsync(Products, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(4, shop.Query1.Seen.Count);
        Assert.NotEmpty(shop.Log.Of("RetriedOnAnother"));
    }

    [Fact]
    public async Task happens_to_a_get_that_found_nobody()
    {
        await using var shop = await ShopFixture.Start();
        await shop.Query0.Kill();
        for (var request = 0; request < 4; request++)
        {
            using var answer = await shop.Client.GetAsync(Products, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(4, shop.Query1.Seen.Count);
    }

    [Fact]
    public async Task happens_to_a_get_that_broke_off_before_the_first_byte_of_its_body()
    {
        await using var shop = await ShopFixture.Start();
        shop.Query0.Answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.StartAsync();
            context.Abort();
        };
        for (var request = 0; request < 4; request++)
        {
            Assert.Equal("{}", await shop.Client.GetStringAsync(Products, Token));
        }
    }

    [Fact]
    public async Task happens_to_a_get_whose_instance_hangs()
    {
        await using var shop = await ShopFixture.Start(("Gateway:Forwarding:QueryTimeout", "00:00:02"));
        shop.Query0.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        for (var request = 0; request < 4; request++)
        {
            using var answer = await shop.Client.GetAsync(Products, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(4, shop.Query1.Seen.Count);
        Assert.NotEmpty(shop.Log.Of("RetriedOnAnother"));
    }

    [Fact]
    public async Task happens_to_a_command_that_found_nobody()
    {
        await using var second = await new FakePart("order-1").Start();
        await using var shop = await ShopFixture.Start(("Gateway:Clusters:order:1", second.Address));
        await shop.Order.Kill();
        for (var request = 0; request < 4; request++)
        {
            using var content = new StringContent("""{"n":1}""");
            using var answer = await shop.Client.PostAsync("/orders", content, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(4, second.Seen.Count(seen => seen.Body == """{"n":1}"""));
    }

    [Theory]
    [InlineData("POST", "/orders")]
    [InlineData("PUT", "/products/p-1")]
    [InlineData("DELETE", "/orders/o-1")]
    public async Task never_happens_to_a_command_that_was_sent(string method, string path)
    {
        await using var shop = await ShopFixture.Start();
        await Warm(shop);
        shop.Order.Answer = BreaksOff;
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await shop.Client.SendAsync(request, Token);

        var problem = await answer.Is(HttpStatusCode.GatewayTimeout, "outcome-unknown");
        Assert.Contains("same Idempotency-Key", (string?)problem["detail"], StringComparison.Ordinal);
        answer.HasRetryAfter();
        Assert.Single(shop.Order.Seen, seen => seen.Method == method);
    }

    [Fact]
    public async Task never_happens_to_a_command_without_a_body_whose_connection_was_closed_in_good_order()
    {
        await using var part = new HangingUpPart();
        await using var shop = await ShopFixture.Start(("Gateway:Clusters:order:0", part.Address));
        await Warm(shop);
        using var answer = await shop.Client.DeleteAsync(new Uri("/orders/o-1", UriKind.Relative), Token);

        await answer.Is(HttpStatusCode.GatewayTimeout, "outcome-unknown");
        Assert.Equal(1, part.Commands);
    }

    [Fact]
    public async Task would_happen_to_it_if_it_were_sent_without_a_length()
    {
        await using var part = new HangingUpPart();
        using var handler = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => handler.DeleteAsync(new Uri($"{part.Address}/orders/o-1"), Token));

        Assert.True(part.Commands > 1);
    }

    // A connection that was used before is where a handler would send a request again by itself.
    private static async Task Warm(ShopFixture shop)
    {
        using var answer = await shop.Client.GetAsync(new Uri("/orders/o-1/state", UriKind.Relative), Token);
        answer.EnsureSuccessStatusCode();
    }
}
