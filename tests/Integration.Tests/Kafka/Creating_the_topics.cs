using System.ComponentModel.DataAnnotations;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.Machine;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.Integration.Tests.Kafka;

[Collection(nameof(KafkaServer))]
public sealed class Creating_the_topics(KafkaServer kafka)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_them_their_partitions_and_keeps_everything()
    {
        var topic = new Topic("created.v1", 6);
        await Create(topic, KafkaTopics.ParkedOf(topic, "group"));

        Assert.Equal(6, Partitions("created.v1"));
        Assert.Equal(6, Partitions("created.v1.group.parked"));
        Assert.Equal("-1", await Setting("created.v1", "retention.ms"));
    }

    [Fact]
    public async Task takes_retention_and_replicas_from_the_configuration()
    {
        var settings = kafka.Settings(("KafkaTopics:RetentionMilliseconds", "3600000"), ("KafkaTopics:MinInSyncReplicas", "1"));
        await KafkaTopics.Create(ConfigurationOf(settings), [new Topic("configured.v1", 2)], Cancel);

        Assert.Equal("3600000", await Setting("configured.v1", "retention.ms"));
        Assert.Equal("1", await Setting("configured.v1", "min.insync.replicas"));
    }

    [Fact]
    public async Task again_changes_nothing_and_adds_what_is_missing()
    {
        var old = new Topic("again.v1", 3);
        await Create(old);
        await Create(old, new Topic("again.v2", 4));

        Assert.Equal(3, Partitions("again.v1"));
        Assert.Equal(4, Partitions("again.v2"));
    }

    [Fact]
    public async Task at_once_by_several_services_is_no_failure()
    {
        var topic = new Topic("at-once.v1", 6);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Create(topic)));
        Assert.Equal(6, Partitions("at-once.v1"));
    }

    [Fact]
    public async Task refuses_one_that_has_another_number_of_partitions()
    {
        await Create(new Topic("mismatch.v1", 6));
        var exception = await Assert.ThrowsAsync<TopicMismatchException>(() => Create(new Topic("mismatch.v1", 12)));

        Assert.Contains("mismatch.v1 has 6 partitions and must have 12", exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, Partitions("mismatch.v1"));
    }

    [Fact]
    public async Task refuses_more_replicas_in_sync_than_there_are()
    {
        var settings = kafka.Settings(("KafkaTopics:MinInSyncReplicas", "2"));
        await Assert.ThrowsAsync<ValidationException>(() => KafkaTopics.Create(ConfigurationOf(settings), [Topic.Orders], Cancel));
    }

    [Fact]
    public async Task tells_a_broker_that_is_not_there_from_one_that_refuses()
    {
        var settings = kafka.Settings();
        settings["Kafka:BootstrapServers"] = $"127.0.0.1:{FreePorts.Take()}";
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => KafkaTopics.Create(ConfigurationOf(settings), [Topic.Orders], Cancel));
    }

    private Task Create(params Topic[] topics) => KafkaTopics.Create(ConfigurationOf(kafka.Settings()), topics, Cancel);

    private static IConfiguration ConfigurationOf(IReadOnlyDictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private int Partitions(string topic)
    {
        using var admin = kafka.Admin();
        return Assert.Single(admin.GetMetadata(topic, TimeSpan.FromSeconds(30)).Topics).Partitions.Count;
    }

    private async Task<string> Setting(string topic, string name)
    {
        using var admin = kafka.Admin();
        var described = await admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }]);
        return described.Single().Entries[name].Value;
    }
}
