using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class A_failing_part
{
    private static readonly Uri Products = new("/products", UriKind.Relative);
    private static readonly RequestDelegate BreaksOff = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task makes_a_get_go_to_another_instance_when_it_breaks_off()
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
    public async Task makes_a_get_go_to_another_instance_when_it_cannot_be_reached()
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
    public async Task makes_a_get_go_to_another_instance_when_it_breaks_off_before_the_first_byte_of_its_body()
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
    public async Task is_502_to_a_get_when_every_instance_breaks_off()
    {
        await using var shop = await ShopFixture.Start();
        shop.Query0.Answer = BreaksOff;
        shop.Query1.Answer = BreaksOff;
        using var answer = await shop.Client.GetAsync(Products, Token);

        await answer.Is(HttpStatusCode.BadGateway, "bad-gateway");
        answer.HasRetryAfter();
        Assert.Single(shop.Log.Of("RetriedOnAnother"));
    }

    [Fact]
    public async Task breaks_the_clients_answer_off_when_it_had_begun()
    {
        await using var shop = await ShopFixture.Start();
        shop.Analytics.Answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("half of it");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => shop.Client.GetStringAsync(new Uri("/analytics/sales", UriKind.Relative), Token));
    }

    [Theory]
    [InlineData("POST", "/orders")]
    [InlineData("PUT", "/products/p-1")]
    [InlineData("DELETE", "/orders/o-1")]
    public async Task leaves_a_command_that_was_sent_with_an_unknown_outcome_and_never_sees_it_twice(string method, string path)
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
    public async Task sees_a_command_without_a_body_once_when_it_hangs_up_politely()
    {
        await using var part = new HangingUpPart();
        await using var shop = await ShopFixture.Start(("Gateway:Clusters:order:0", part.Address));
        await Warm(shop);
        using var answer = await shop.Client.DeleteAsync(new Uri("/orders/o-1", UriKind.Relative), Token);

        await answer.Is(HttpStatusCode.GatewayTimeout, "outcome-unknown");
        Assert.Equal(1, part.Commands);
    }

    [Fact]
    public async Task would_see_it_more_than_once_if_it_were_sent_without_a_length()
    {
        await using var part = new HangingUpPart();
        using var handler = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => handler.DeleteAsync(new Uri($"{part.Address}/orders/o-1"), Token));

        Assert.True(part.Commands > 1);
    }

    [Theory]
    [InlineData("POST", "/orders")]
    [InlineData("DELETE", "/orders/o-1")]
    [InlineData("GET", "/orders/o-1/state")]
    public async Task is_503_when_it_cannot_be_reached(string method, string path)
    {
        await using var shop = await ShopFixture.Start();
        await shop.Order.Kill();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await shop.Client.SendAsync(request, Token);

        await answer.Is(HttpStatusCode.ServiceUnavailable, "part-down");
        answer.HasRetryAfter();
    }

    [Fact]
    public async Task makes_a_command_go_to_another_instance_when_it_cannot_be_reached()
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

    [Fact]
    public async Task is_504_to_a_get_that_it_does_not_answer_in_time()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        using var answer = await Late(shop, shop.Query0, shop.Query1, "GET", "/products", clock, TimeSpan.FromSeconds(10));

        await answer.Is(HttpStatusCode.GatewayTimeout, "timeout");
        answer.HasRetryAfter();
        Assert.Empty(shop.Log.Of("RetriedOnAnother"));
    }

    [Fact]
    public async Task leaves_a_command_that_it_does_not_answer_in_time_with_an_unknown_outcome()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        using var answer = await Late(shop, shop.Order, shop.Order, "POST", "/orders", clock, TimeSpan.FromSeconds(15));

        await answer.Is(HttpStatusCode.GatewayTimeout, "outcome-unknown");
        Assert.Single(shop.Order.Seen);
    }

    [Fact]
    public async Task has_its_own_refusals_passed_on_as_they_are()
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("""{"type":"urn:shop:log-down"}""");
        };
        using var answer = await shop.Client.PostAsync("/orders", null, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("""{"type":"urn:shop:log-down"}""", await answer.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("GET /products HTTP/1.1\r\nHost: shop\r\n\r\n")]
    [InlineData("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task is_left_by_a_client_without_an_error_in_the_log(string request)
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
    public async Task is_not_asked_when_a_client_leaves_in_the_middle_of_its_body()
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

    // A connection that was used before is where a handler would send a request again by itself.
    private static async Task Warm(ShopFixture shop)
    {
        using var answer = await shop.Client.GetAsync(new Uri("/orders/o-1/state", UriKind.Relative), Token);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<HttpResponseMessage> Late(
        ShopFixture shop, FakePart one, FakePart other, string method, string path, FakeTimeProvider clock, TimeSpan timeout)
    {
        var arrived = new TaskCompletionSource();
        one.Answer = other.Answer = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = shop.Client.SendAsync(request, Token);
        await arrived.Task.WaitAsync(Token);
        clock.Advance(timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        return await answer;
    }
}
