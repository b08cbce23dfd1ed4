using System.Globalization;
using Confluent.Kafka;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using Shop.Machine;

namespace Shop.Integration.Tests.Kafka;

/// <summary>Three brokers that are also the controllers' quorum, as in infra/kafka/cluster.yml.</summary>
public sealed class KafkaCluster : IAsyncLifetime
{
    private const int Brokers = 3;

    private readonly int[] _ports = FreePorts.Take(Brokers);
    private INetwork? _network;
    private IReadOnlyList<IContainer>? _brokers;

    public string BootstrapServers => string.Join(',', _ports.Select(port => $"127.0.0.1:{port}"));

    /// <summary>Skips the test where there is no Docker.</summary>
    public IReadOnlyList<IContainer> Running
    {
        get
        {
            Assert.SkipWhen(_brokers is null, "Docker is not running here: this test needs a real server in a container.");
            return _brokers!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            _network = new NetworkBuilder().Build();
            _brokers = [.. Enumerable.Range(1, Brokers).Select(Build)];
        }
        catch (DockerUnavailableException)
        {
            return;
        }

        await _network.CreateAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(_brokers.Select(broker => broker.StartAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The broker that leads a partition, by its number from 1.</summary>
    public int LeaderOf(string topic, int partition)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        return admin.GetMetadata(topic, TimeSpan.FromSeconds(30)).Topics.Single().Partitions[partition].Leader;
    }

    public Task Stop(int broker) => Running[broker - 1].StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll((_brokers ?? []).Select(broker => broker.DisposeAsync().AsTask()));
        if (_network is not null)
        {
            await _network.DisposeAsync();
        }
    }

    private IContainer Build(int node) => new ContainerBuilder("apache/kafka:4.3.1")
        .WithNetwork(_network)
        .WithNetworkAliases(NameOf(node))
        .WithPortBinding(_ports[node - 1], 9092)
        .WithEnvironment(new Dictionary<string, string>
        {
            ["CLUSTER_ID"] = "kafka-shop-test-00001",
            ["KAFKA_NODE_ID"] = node.ToString(CultureInfo.InvariantCulture),
            ["KAFKA_PROCESS_ROLES"] = "broker,controller",
            ["KAFKA_LISTENERS"] = "CLIENT://:9092,CONTROLLER://:9093,BROKER://:9094",
            ["KAFKA_ADVERTISED_LISTENERS"] = $"CLIENT://127.0.0.1:{_ports[node - 1]},BROKER://{NameOf(node)}:9094",
            ["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"] = "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,BROKER:PLAINTEXT",
            ["KAFKA_INTER_BROKER_LISTENER_NAME"] = "BROKER",
            ["KAFKA_CONTROLLER_LISTENER_NAMES"] = "CONTROLLER",
            ["KAFKA_CONTROLLER_QUORUM_VOTERS"] = string.Join(',', Enumerable.Range(1, Brokers).Select(voter => $"{voter}@{NameOf(voter)}:9093")),
            ["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] = "3",
            ["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] = "false",
            ["KAFKA_BROKER_SESSION_TIMEOUT_MS"] = "4000",
            ["KAFKA_BROKER_HEARTBEAT_INTERVAL_MS"] = "1000",
            ["KAFKA_HEAP_OPTS"] = "-Xmx256m -Xms256m",
        })
        .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Kafka Server started"))
        .Build();

    private static string NameOf(int node) => $"kafka-{node}";
}
