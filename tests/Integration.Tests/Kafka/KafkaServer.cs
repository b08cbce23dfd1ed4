using System.Globalization;
using Confluent.Kafka;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.Integration.Tests.Containers;
using Shop.Machine;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

/// <summary>One broker in KRaft mode. The shop's topics are shared by the tests of a collection: each looks at its own events alone.</summary>
public sealed class KafkaServer : ContainerFixture<IContainer>
{
    private const ushort ContainerPort = 9092;
    private const string DataFolder = "/tmp/kafka-data";

    private readonly int _port = FreePorts.Take();

    public string BootstrapServers => string.Create(CultureInfo.InvariantCulture, $"{Container.Hostname}:{_port}");

    /// <summary>A service's configuration, with <paramref name="more"/>.</summary>
    public Dictionary<string, string?> Settings(params IEnumerable<(string Name, string Value)> more)
    {
        var settings = more.ToDictionary(setting => setting.Name, string? (setting) => setting.Value);
        settings["Kafka:BootstrapServers"] = BootstrapServers;
        return settings;
    }

    /// <summary>A bare client for administration, beside everything that is tested.</summary>
    public IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = BootstrapServers })
        .SetLogHandler((_, _) => { }).Build();

    public Task Create(params IEnumerable<Topic> topics) => KafkaTopics.Create(
        new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build(), topics, TestContext.Current.CancellationToken);

    /// <summary>How each batch that the broker keeps of a partition is compressed: the number of the codec in its attributes.</summary>
    public async Task<IReadOnlyList<int>> Codecs(string topic, int partition)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{DataFolder}/{topic}-{partition}/00000000000000000000.log");
        var segment = await Container.ReadFileAsync(path, TestContext.Current.CancellationToken);
        return [.. KafkaSegment.Codecs(segment)];
    }

    public async Task Restart()
    {
        await Container.StopAsync(TestContext.Current.CancellationToken);
        await Container.StartAsync(TestContext.Current.CancellationToken);
    }

    protected override IContainer Build() => new ContainerBuilder("apache/kafka:4.3.1")
        .WithPortBinding(_port, ContainerPort)
        .WithEnvironment(new Dictionary<string, string>
        {
            ["KAFKA_NODE_ID"] = "1",
            ["KAFKA_PROCESS_ROLES"] = "broker,controller",
            ["KAFKA_LISTENERS"] = $"CLIENT://:{ContainerPort},CONTROLLER://:9093",
            ["KAFKA_ADVERTISED_LISTENERS"] = string.Create(CultureInfo.InvariantCulture, $"CLIENT://127.0.0.1:{_port}"),
            ["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"] = "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["KAFKA_INTER_BROKER_LISTENER_NAME"] = "CLIENT",
            ["KAFKA_CONTROLLER_LISTENER_NAMES"] = "CONTROLLER",
            ["KAFKA_CONTROLLER_QUORUM_VOTERS"] = "1@localhost:9093",
            ["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] = "1",
            ["KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"] = "1",
            ["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] = "1",
            ["KAFKA_LOG_DIRS"] = DataFolder,
            ["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] = "false",
            ["KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS"] = "0",
            ["KAFKA_HEAP_OPTS"] = "-Xmx256m -Xms256m",
        })
        .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Kafka Server started"))
        .Build();
}

[CollectionDefinition(nameof(KafkaServer))]
public sealed class KafkaTests : ICollectionFixture<KafkaServer>;
