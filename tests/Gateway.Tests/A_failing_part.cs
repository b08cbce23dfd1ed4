using System.Net;
using Microsoft.AspNetCore.Http;
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
    public async Task is_504_to_a_get_that_two_instances_do_not_answer_in_time()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        using var request = new HttpRequestMessage(HttpMethod.Get, Products);
        using var answer = await Late(shop, [shop.Query0, shop.Query1], request, clock, TimeSpan.FromSeconds(5), attempts: 2);

        await answer.Is(HttpStatusCode.GatewayTimeout, "timeout");
        answer.HasRetryAfter();
        Assert.Single(shop.Log.Of("RetriedOnAnother"));
    }

    [Fact]
    public async Task has_longer_for_a_get_that_waits_for_its_read_model()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        using var request = new HttpRequestMessage(HttpMethod.Get, Products) { Headers = { { "Consistency-Token", "t" } } };
        using var answer = await Late(shop, [shop.Query0, shop.Query1], request, clock, TimeSpan.FromSeconds(10), attempts: 2);

        await answer.Is(HttpStatusCode.GatewayTimeout, "timeout");
    }

    [Fact]
    public async Task leaves_a_command_that_it_does_not_answer_in_time_with_an_unknown_outcome()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var shop = await ShopFixture.Start(clock);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/orders", UriKind.Relative));
        using var answer = await Late(shop, [shop.Order], request, clock, TimeSpan.FromSeconds(15), attempts: 1);

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
    [InlineData(400, "invalid-request")]
    [InlineData(431, "refused")]
    [InlineData(503, "unavailable")]
    public async Task has_a_refusal_without_a_body_explained(int status, string what)
    {
        await using var shop = await ShopFixture.Start();
        shop.Order.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentLength = 0;
            return Task.CompletedTask;
        };
        using var answer = await shop.Client.PostAsync("/orders", null, Token);

        await answer.Is((HttpStatusCode)status, what);
    }

    private static async Task<HttpResponseMessage> Late(
        ShopFixture shop, FakePart[] parts, HttpRequestMessage request, FakeTimeProvider clock, TimeSpan timeout, int attempts)
    {
        using var arrivals = new SemaphoreSlim(0);
        foreach (var part in parts)
        {
            part.Answer = context =>
            {
                arrivals.Release();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            };
        }

        var answer = shop.Client.SendAsync(request, Token);
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            await arrivals.WaitAsync(Token);
            clock.Advance(timeout - TimeSpan.FromMilliseconds(1));
            Assert.False(answer.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return await answer;
    }
}
