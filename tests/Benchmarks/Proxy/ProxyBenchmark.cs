using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.ProxyHolder;

namespace Shop.Benchmarks.Proxy;

/// <summary>
/// Processor time of a gateway for one GET: with its limits, without them, and of a YARP that does nothing but pass it on. Below the
/// limit, since a refusal costs less.
/// </summary>
internal static class ProxyBenchmark
{
    private const int RequestsPerSecond = 1_000;
    private const int WarmUps = 4;
    private const string Unit = "microseconds of processor time a request";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly Uri Order = new("/orders/019b9d5a-0000-7000-8000-000000000001", UriKind.Relative);

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        await using var server = await RedisServerContainer.Start();
        await using var part = await StartPart();
        var address = new Uri(part.Urls.Single());
        using var bare = await ProxyProcess.Start(ProxyKind.Bare, address, server.Connection.Configuration);
        using var without = await ProxyProcess.Start(ProxyKind.WithoutLimits, address, server.Connection.Configuration);
        using var with = await ProxyProcess.Start(ProxyKind.WithLimits, address, server.Connection.Configuration);
        foreach (var proxy in new[] { bare, without, with })
        {
            await WarmUp(proxy.Client);
        }

        return
        [
            await Comparison.InTurns("gateway with limits", "gateway without", Unit, "at most 1.10", () => CostOf(with), () => CostOf(without)),
            await Comparison.InTurns("gateway with limits", "bare YARP", Unit, "at most 1.10", () => CostOf(with), () => CostOf(bare)),
        ];
    }

    private static async Task<WebApplication> StartPart()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var body = new byte[1_000];
        app.MapGet("/orders/{orderId}", () => Results.Bytes(body, "application/json"));
        app.MapGet("/health/ready", () => "");
        await app.StartAsync();
        return app;
    }

    private static async Task<double> CostOf(ProxyProcess proxy)
    {
        var before = await proxy.ProcessorMilliseconds();
        var count = await Send(proxy.Client);
        return (await proxy.ProcessorMilliseconds() - before) * 1_000 / count;
    }

    // The runtime compiles what is called often once more, for half a minute: that costs more than the requests.
    private static async Task WarmUp(HttpClient client)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            await Send(client);
        }
    }

    // A rate, not as many as can be: batches and waits are then the same for all.
    private static async Task<int> Send(HttpClient client)
    {
        var clock = TimeProvider.System;
        var answers = new List<Task>();
        using var timer = new PeriodicTimer(Tick, clock);
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) is var elapsed && elapsed < Duration)
        {
            while (answers.Count < elapsed.TotalSeconds * RequestsPerSecond)
            {
                answers.Add(Get(client));
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(answers);
        return answers.Count;
    }

    private static async Task Get(HttpClient client)
    {
        using var answer = await client.GetAsync(Order);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
