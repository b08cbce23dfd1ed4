using System.Net;
using Microsoft.Extensions.Time.Testing;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.RateLimits;

public sealed class Answers_under_a_limit
{
    private const string Get = "GET /products";

    [Fact]
    public async Task say_what_is_left()
    {
        await using var shop = await Start("Name=bucket", "Algorithm=token-bucket", "Limit=500", "Per=00:00:01", "Burst=1000");
        using var answer = await shop.Send(Get);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"bucket\";q=1000;w=2", answer.Header("RateLimit-Policy"));
        Assert.Equal("\"bucket\";r=999;t=1", answer.Header("RateLimit"));
        Assert.Equal("", answer.Header("Retry-After"));
    }

    [Fact]
    public async Task say_so_of_each_policy()
    {
        await using var shop = await ShopFixture.Start(new FakeTimeProvider(), Limits.Of([.. Limits.Hourly(0, "hourly", 3), .. Limits.Hourly(1, "dear", 10, "Cost=4")]));
        using var answer = await shop.Send(Get);

        Assert.Equal("\"hourly\";q=3;w=3600, \"dear\";q=10;w=3600", answer.Header("RateLimit-Policy"));
        Assert.Equal("\"hourly\";r=2;t=3600, \"dear\";r=6;t=3600", answer.Header("RateLimit"));
    }

    [Fact]
    public async Task say_so_whoever_answers()
    {
        await using var shop = await Start("Name=hourly", "Algorithm=fixed-window", "Limit=3", "Per=01:00:00");
        await shop.Order.Kill();
        using var down = await shop.Send("POST /orders");
        using var missing = await shop.Send("GET /nothing");

        await down.Is(HttpStatusCode.ServiceUnavailable, "part-down");
        Assert.Equal("\"hourly\";r=2;t=3600", down.Header("RateLimit"));
        Assert.Equal("\"hourly\";r=1;t=3600", missing.Header("RateLimit"));
    }

    [Fact]
    public async Task over_it_are_problems_that_say_when_to_come_back()
    {
        await using var shop = await Start("Name=tight", "Algorithm=fixed-window", "Limit=1", "Per=01:00:00");
        using var first = await shop.Send("POST /orders");
        using var second = await shop.Send("POST /orders");

        var problem = await second.Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("Over the limit of tight; see Retry-After.", (string?)problem["detail"]);
        Assert.Equal("3600", second.Header("Retry-After"));
        Assert.Equal("\"tight\";q=1;w=3600", second.Header("RateLimit-Policy"));
        Assert.Equal("\"tight\";r=0;t=3600", second.Header("RateLimit"));
        Assert.Single(shop.Order.Seen);
    }

    [Theory]
    [InlineData("00:00:00.001", "1")]
    [InlineData("00:00:01", "1")]
    [InlineData("00:00:01.000001", "2")]
    [InlineData("00:00:59.5", "60")]
    public async Task round_the_wait_up_to_whole_seconds(string per, string seconds)
    {
        await using var shop = await Start("Name=tight", "Algorithm=token-bucket", "Limit=1", $"Per={per}");
        using var first = await shop.Send(Get);
        using var second = await shop.Send(Get);

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(seconds, second.Header("Retry-After"));
    }

    [Fact]
    public async Task come_when_the_client_has_waited_as_told()
    {
        var clock = new FakeTimeProvider();
        await using var shop = await ShopFixture.Start(clock, Limits.Of(Limits.Policy(0, "Name=tight", "Algorithm=token-bucket", "Limit=3", "Per=00:00:10")));
        var before = await shop.Statuses(Get, 4);
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("200 200 200 429", before);
        Assert.Equal("200 429", await shop.Statuses(Get, 2));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/self")]
    public async Task about_health_are_never_refused(string path)
    {
        await using var shop = await Start("Name=tight", "Algorithm=fixed-window", "Limit=1", "Per=01:00:00");
        Assert.Equal("200 429", await shop.Statuses(Get, 2));
        using var answer = await shop.Send($"GET {path}");

        Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("", answer.Header("RateLimit"));
    }

    private static Task<ShopFixture> Start(params string[] policy) => ShopFixture.Start(new FakeTimeProvider(), Limits.Of(Limits.Policy(0, policy)));
}
