using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.Contracts;
using Shop.Embedded.Demo;
using Shop.Embedded.Kafka;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.Demo;

/// <summary>Whatever answers the demo, it fails a check and shows what came; it does not break.</summary>
public sealed class A_demo_against_something_else
{
    [Theory]
    [InlineData("text/plain", "I am no shop", 200)]
    [InlineData("application/json", "", 201)]
    [InlineData("application/json", "{ not JSON", 201)]
    [InlineData("application/json", "[1, 2]", 201)]
    [InlineData("application/json", "{\"orderId\":5,\"items\":7}", 201)]
    public async Task shows_what_it_answered(string type, string body, int status)
    {
        using var kafka = new MockKafkaCluster();
        kafka.CreateTopic(Topic.Orders.Name, Topic.Orders.Partitions);
        await using var other = await Answering(type, body, status);
        using var output = new StringWriter();
        var targets = new DemoTargets(
            new Uri(other.Urls.Single()), kafka.BootstrapServers, new InMemoryBroker().Transport, new MailFolderSource(Path.GetTempPath()));

        Assert.False(await ShopDemo.Play(targets, output, TimeProvider.System, TestContext.Current.CancellationToken));

        var failed = output.ToString().Split('\n').Where(line => line.Contains("FAILED", StringComparison.Ordinal));
        var shown = body.Length > 0 ? $"{status} {body}" : $"{status} without a body";
        Assert.Contains(failed, line => line.Contains(shown, StringComparison.Ordinal));
        Assert.Contains("could not be played", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Answering(string type, string body, int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = type;
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
