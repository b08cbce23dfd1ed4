using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.Machine;
using Shop.ServiceDefaults.Health;

namespace Shop.Gateway.Tests;

public sealed class Asking_a_service_whether_it_is_ready
{
    [Fact]
    public async Task exits_with_0_when_it_is()
    {
        await using var service = await Start(context => context.Response.WriteAsync("Healthy"));
        Assert.Equal((0, ""), await Probe($"{service.Port};1"));
    }

    [Fact]
    public async Task exits_with_1_and_says_why_when_it_is_not()
    {
        await using var service = await Start(context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync("The store is down.");
        });

        Assert.Equal((1, "The store is down.\n"), await Probe(service.Port));
    }

    [Fact]
    public async Task exits_with_1_when_nobody_listens()
    {
        var (code, report) = await Probe(FreePorts.Take().ToString(CultureInfo.InvariantCulture));
        Assert.Equal(1, code);
        Assert.Contains("does not answer", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task exits_with_1_when_it_hangs()
    {
        await using var service = await Start(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var (code, report) = await Probe(service.Port);
        Assert.Equal(1, code);
        Assert.Contains("does not answer", report, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Report)> Probe(string ports)
    {
        await using var report = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = await HealthProbe.Run(ports, report);
        return (code, report.ToString());
    }

    private static async Task<Service> Start(RequestDelegate ready)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/ready", ready);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Service(app);
    }

    private sealed class Service(WebApplication app) : IAsyncDisposable
    {
        public string Port => new Uri(app.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture);

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
