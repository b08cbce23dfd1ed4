using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shop.Gateway.Tests.Fixture;
using Shop.ServiceDefaults;

namespace Shop.Gateway.Tests;

public sealed class Draining_a_process
{
    private static readonly Uri Path = new("/health/live", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ends_each_connection_by_an_answer_before_the_server_stops()
    {
        await using var app = await Start("2");
        using var client = Client(app);
        Assert.False(await ClosesAfterAnswer(client));

        var stopping = app.StopAsync(Cancel);
        await Eventually.Holds(() => ClosesAfterAnswer(client), "an answer that closes its connection");
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Path, Cancel));
    }

    [Fact]
    public async Task takes_no_time_where_nobody_asked_for_it()
    {
        await using var app = await Start("0");
        using var client = Client(app);
        Assert.False(await ClosesAfterAnswer(client));

        await app.StopAsync(Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Path, Cancel));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("7")]
    public async Task leaves_time_for_the_requests_in_hand(string seconds) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await Start(seconds));

    private static async Task<WebApplication> Start(string seconds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("Drain:Seconds", seconds)]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.UseServiceDefaults();
        await app.StartAsync(Cancel);
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    private static async Task<bool> ClosesAfterAnswer(HttpClient client)
    {
        using var answer = await client.GetAsync(Path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.ConnectionClose == true;
    }
}
