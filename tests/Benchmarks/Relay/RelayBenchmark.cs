using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.EventStore.PostgreSql;
using Shop.EventStore.Relay;
using Shop.OrderService.Relaying;
using Shop.Streaming.Kafka;

namespace Shop.Benchmarks.Relay;

/// <summary>Whether the relay keeps up with writers that write as fast as they can.</summary>
internal static class RelayBenchmark
{
    private const int Writers = 16;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task<Comparison> Run()
    {
        await using var postgres = await PostgresServerContainer.Start();
        await using var kafka = await KafkaServerContainer.Start();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var log = postgres.Log();
        var signal = new AppendSignal();
        var sink = new CountingSink(new KafkaSink(
            Options.Create(new KafkaPublisherOptions { BootstrapServers = kafka.BootstrapServers }), NullLogger<KafkaSink>.Instance));
        using var relay = new RelayService(
            sink,
            log,
            new PostgresRelayCursors(PostgresDataSource.Primary(postgres.ConnectionString)),
            signal,
            Options.Create(new RelayOptions { PollMilliseconds = 100 }),
            services.GetRequiredService<IMeterFactory>(),
            TimeProvider.System,
            NullLogger<RelayService>.Instance);
        await relay.StartAsync(CancellationToken.None);
        var rounds = new List<Round>();
        for (var round = 0; round < 6; round++)
        {
            rounds.Add(await Measure(log, signal, sink));
        }

        await relay.StopAsync(CancellationToken.None);
        return new Comparison(
            "events acknowledged by Kafka", $"events appended by {Writers} writers meanwhile", "a second", "at least 0.9", [.. rounds.Skip(1)]);
    }

    private static async Task<Round> Measure(PostgresEventLog log, AppendSignal signal, CountingSink sink)
    {
        var before = sink.Acknowledged;
        var written = await Rate.Of(Writers, Duration, async _ =>
        {
            var request = SampleOrders.Append();
            await log.Append(request, CancellationToken.None);
            signal.Notify(request.Partition);
        });
        var relayed = (sink.Acknowledged - before) / Duration.TotalSeconds;
        await sink.WaitUntilQuiet();
        return new Round(relayed, written);
    }
}
