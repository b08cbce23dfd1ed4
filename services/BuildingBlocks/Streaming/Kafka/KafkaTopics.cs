using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Configuration;
using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>
/// Creates topics before anything is published. Those that are there are left as they are; one with another number of
/// partitions is refused, since its keys are in other partitions than everyone believes.
/// </summary>
public static class KafkaTopics
{
    private static readonly TimeSpan BrokerTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Where a consumer group puts what it cannot handle.</summary>
    public static Topic ParkedOf(Topic topic, string group) => new(ParkedTopic.NameOf(topic.Name, group), topic.Partitions);

    /// <param name="configuration"><c>Kafka:BootstrapServers</c>, and <see cref="KafkaTopicOptions"/>.</param>
    /// <exception cref="ValidationException">The configuration is wrong.</exception>
    /// <exception cref="TopicMismatchException">A topic is there with another number of partitions.</exception>
    /// <exception cref="DependencyUnavailableException">Kafka does not answer.</exception>
    public static async Task Create(IConfiguration configuration, IEnumerable<Topic> topics, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection(KafkaTopicOptions.Section).Get<KafkaTopicOptions>() ?? new KafkaTopicOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var wanted = topics.ToList();
        using var admin = NewAdmin(configuration);
        try
        {
            await CreateMissing(admin, [.. wanted.Select(topic => SpecificationOf(topic, options))]);
            await RequirePartitions(admin, wanted, cancellationToken);
        }
        catch (KafkaException exception) when (IsOutage(exception.Error))
        {
            throw new DependencyUnavailableException("Kafka", exception);
        }
    }

    private static IAdminClient NewAdmin(IConfiguration configuration) => new AdminClientBuilder(new AdminClientConfig
    {
        BootstrapServers = configuration["Kafka:BootstrapServers"]
            ?? throw new ValidationException("Kafka:BootstrapServers is not set."),
        SocketTimeoutMs = (int)BrokerTime.TotalMilliseconds,
    }).SetLogHandler((_, _) => { }).Build();

    private static TopicSpecification SpecificationOf(Topic topic, KafkaTopicOptions options) => new()
    {
        Name = topic.Name,
        NumPartitions = topic.Partitions,
        ReplicationFactor = options.ReplicationFactor,
        Configs = new Dictionary<string, string>
        {
            ["retention.ms"] = options.RetentionMilliseconds.ToString(CultureInfo.InvariantCulture),
            ["min.insync.replicas"] = options.MinInSyncReplicas.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>Several services may do this at once: what another has created is as good.</summary>
    private static async Task CreateMissing(IAdminClient admin, IReadOnlyList<TopicSpecification> topics)
    {
        try
        {
            await admin.CreateTopicsAsync(topics, new CreateTopicsOptions { RequestTimeout = BrokerTime, OperationTimeout = BrokerTime });
        }
        catch (CreateTopicsException exception) when (exception.Results.All(IsThere))
        {
            // All of them are there; whether as they must be is looked at next.
            return;
        }
        catch (CreateTopicsException exception)
        {
            throw new KafkaException(exception.Results.First(result => !IsThere(result)).Error, exception);
        }
    }

    private static bool IsThere(CreateTopicReport report) =>
        report.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists;

    /// <summary>A broker may hear of a topic a moment after it was created.</summary>
    private static async Task RequirePartitions(IAdminClient admin, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        while (await FindMissing(admin, topics, cancellationToken))
        {
            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> FindMissing(IAdminClient admin, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        var metadata = await Task.Run(() => admin.GetMetadata(BrokerTime), cancellationToken);
        var partitions = metadata.Topics.ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count, StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            if (partitions.TryGetValue(topic.Name, out var count) && count != topic.Partitions)
            {
                throw new TopicMismatchException(topic, count);
            }
        }

        return topics.Any(topic => !partitions.ContainsKey(topic.Name));
    }

    // The library's own errors are about reaching the broker; the broker's about what was asked of it.
    private static bool IsOutage(Error error) => error.IsLocalError || error.Code is ErrorCode.RequestTimedOut
        or ErrorCode.NotController or ErrorCode.BrokerNotAvailable or ErrorCode.InvalidReplicationFactor;
}
