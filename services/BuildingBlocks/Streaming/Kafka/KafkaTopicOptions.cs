using System.ComponentModel.DataAnnotations;

namespace Shop.Streaming.Kafka;

/// <summary>What the topics are created with. What is not here, the partitions above all, is no choice of an operator.</summary>
public sealed class KafkaTopicOptions : IValidatableObject
{
    // Not below "Kafka": the consumers' options are read from there, and have topics of their own.
    public const string Section = "KafkaTopics";

    /// <summary>Brokers that hold each message: 1 for a single broker, 3 for a cluster that shall survive the loss of one.</summary>
    [Range(1, 16)]
    public short ReplicationFactor { get; set; } = 1;

    /// <summary>Brokers that must have a message before it is acknowledged: with 3 replicas 2, so that one may be missing.</summary>
    [Range(1, 16)]
    public short MinInSyncReplicas { get; set; } = 1;

    /// <summary>Milliseconds; -1 keeps everything: read models are rebuilt from the topics.</summary>
    [Range(-1, long.MaxValue)]
    public long RetentionMilliseconds { get; set; } = -1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => MinInSyncReplicas <= ReplicationFactor
        ? []
        : [new ValidationResult($"{MinInSyncReplicas} replicas cannot be in sync when there are {ReplicationFactor}.", [nameof(MinInSyncReplicas)])];
}
