using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

/// <summary>A host with one consumer, set up as the embedded mode does.</summary>
internal sealed class ConsumerHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _started;

    private ConsumerHost(IHost host, LogLines log) => (_host, Log) = (host, log);

    public LogLines Log { get; }

    public PartitionConsumer<ThingsHandler> Consumer => _host.Services.GetRequiredService<PartitionConsumer<ThingsHandler>>();

    public static async Task<ConsumerHost> Start(Broker broker, ThingsHandler handler, Action<PartitionConsumerOptions>? configure = null)
    {
        var host = Build(broker.Cluster.BootstrapServers, handler, configure);
        await host.StartAsync();
        return host;
    }

    public static ConsumerHost Build(string bootstrapServers, ThingsHandler handler, Action<PartitionConsumerOptions>? configure = null)
    {
        var log = new LogLines();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = bootstrapServers,
            ["Kafka:FetchWaitMilliseconds"] = "5",
            ["Kafka:CommitMilliseconds"] = "20",
            ["Kafka:SessionTimeoutMilliseconds"] = "3000",
            ["Kafka:RetryMilliseconds"] = "5",
            ["Kafka:RetryMaxMilliseconds"] = "20",
        });
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(handler);
        builder.Services.AddPartitionConsumer<ThingsHandler>("Kafka", options =>
        {
            options.Group = Broker.Group;
            options.Topics = [Broker.Topic];
            configure?.Invoke(options);
        });
        return new ConsumerHost(builder.Build(), log);
    }

    public async Task StartAsync()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _started = true;
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public Task<HealthReport> Health() =>
        _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        _host.Dispose();
    }
}
