using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.Streaming.Kafka;
using Testcontainers.Kafka;

namespace Shop.Benchmarks.Servers;

/// <summary>A Kafka of one broker with the shop's topics.</summary>
internal sealed class KafkaServerContainer : IAsyncDisposable
{
    private readonly KafkaContainer _container = new KafkaBuilder("apache/kafka:4.3.1").Build();

    public string BootstrapServers => _container.GetBootstrapAddress();

    public static async Task<KafkaServerContainer> Start()
    {
        var server = new KafkaServerContainer();
        await server._container.StartAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Kafka:BootstrapServers"] = server.BootstrapServers })
            .Build();
        await KafkaTopics.Create(configuration, Topic.All, CancellationToken.None);
        return server;
    }

    public async ValueTask DisposeAsync() => await _container.DisposeAsync();
}
