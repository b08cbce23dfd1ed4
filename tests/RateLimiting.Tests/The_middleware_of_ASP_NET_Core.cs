using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;
using Shop.RateLimiting.Limits;
using StackExchange.Redis;

namespace Shop.RateLimiting.Tests;

/// <summary>Takes our limiter as its global one.</summary>
[Collection("Garnet")]
public sealed class The_middleware_of_ASP_NET_Core(GarnetFixture garnet)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task answers_429_with_when_to_come_back()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(garnet.Address);
        await using var limits = new RedisLimits(redis, new() { DecisionTimeout = TimeSpan.FromSeconds(20), LeaseLife = TimeSpan.FromSeconds(30) });
        await using var app = await Start(limits.Together(
            new RateLimitPolicy("middleware", new FixedWindow(3, TimeSpan.FromHours(1))) { IsOpenWithoutRedis = false }));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("served", await client.GetStringAsync(new Uri("/", UriKind.Relative), Cancel));
        }

        using var denied = await client.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, denied.StatusCode);
        Assert.InRange(denied.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    }

    private static async Task<WebApplication> Start(PolicySet set)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = new RedisRateLimiter<HttpContext>(set, _ => ["everybody"]);
            options.OnRejected = TellWhen;
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseRateLimiter();
        app.MapGet("/", () => "served");
        await app.StartAsync(Cancel);
        return app;
    }

    private static ValueTask TellWhen(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        Assert.True(rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
