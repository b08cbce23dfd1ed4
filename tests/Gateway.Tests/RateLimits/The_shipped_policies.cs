using System.Net;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class The_shipped_policies
{
    private const int Burst = 1_000;
    private const int Flood = 1_050;
    private const string LabRun = "POST /lab/rate-limits/run";

    [Theory]
    [InlineData("POST /orders", "\"writes\";q=1000;w=2")]
    [InlineData("PUT /products/mug", "\"writes\";q=1000;w=2")]
    [InlineData("DELETE /orders/a", "\"writes\";q=1000;w=2")]
    [InlineData("GET /products", "\"reads\";q=4000;w=2")]
    [InlineData("OPTIONS /products", "\"reads\";q=4000;w=2")]
    [InlineData("TRACE /products", "\"reads\";q=4000;w=2")]
    [InlineData("FOO /products", "\"reads\";q=4000;w=2")]
    [InlineData(LabRun, "\"writes\";q=1000;w=2, \"lab-runs\";q=3;w=10")]
    public async Task are_told_with_every_answer(string target, string policies)
    {
        await using var shop = await Start();
        using var answer = await shop.Send(target);

        Assert.Equal(policies, answer.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task shut_out_a_flood()
    {
        await using var shop = await Start();
        shop.Order.Answer = _ => Task.CompletedTask;
        var admitted = 0;
        await Parallel.ForAsync(0, Flood, TestContext.Current.CancellationToken, async (_, _) =>
        {
            if (await shop.Status("POST /orders") == 200)
            {
                Interlocked.Increment(ref admitted);
            }
        });

        Assert.Equal(Burst, admitted);
        Assert.Equal(200, await shop.Status("GET /products"));
    }

    [Fact]
    public async Task are_tight_where_a_request_is_dear()
    {
        await using var shop = await Start();
        await shop.Status(LabRun);
        await shop.Status(LabRun);
        await shop.Status(LabRun);
        using var fourth = await shop.Send(LabRun);

        await fourth.Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("4", fourth.Header("Retry-After"));
    }

    [Fact]
    public async Task give_way_to_configured_ones_of_their_name()
    {
        await using var shop = await Start(Limits.Hourly(0, "reads", 7, "Methods:0=GET"));
        using var read = await shop.Send("GET /products");
        using var write = await shop.Send("POST /orders");

        Assert.Equal("\"reads\";q=7;w=3600", read.Header("RateLimit-Policy"));
        Assert.Equal("\"writes\";q=1000;w=2", write.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task can_be_left_out()
    {
        await using var shop = await Start("Shipped=false");
        using var answer = await shop.Send("POST /orders");

        Assert.Equal("", answer.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task without_a_Redis_are_counted_by_each_gateway_which_says_so()
    {
        await using var shop = await Start();

        Assert.Single(shop.Log.Of("RateLimitsCountedHere"));
    }

    private static Task<ShopFixture> Start(params IEnumerable<string> settings) =>
        ShopFixture.Start(new FakeTimeProvider(), Limits.Of(["Shipped=true", .. settings]));
}
