using System.ComponentModel.DataAnnotations;

namespace Shop.Streaming.Kafka;

/// <summary>The defaults suit a real cluster; an embedded one is faster with other waits.</summary>
public sealed class PartitionConsumerOptions
{
    /// <summary><c>host:port</c> of some brokers, comma separated.</summary>
    [Required]
    public string BootstrapServers { get; set; } = "";

    /// <summary>Consumers of one group share the partitions.</summary>
    [Required]
    [RegularExpression("[a-z][a-z0-9-]*")]
    public string Group { get; set; } = "";

    [MinLength(1)]
    public IReadOnlyList<string> Topics { get; set; } = [];

    /// <summary>Milliseconds that a broker may hold a fetch when it has nothing. A real one answers as soon as it has.</summary>
    [Range(1, 60_000)]
    public int FetchWaitMilliseconds { get; set; } = 500;

    /// <summary>Milliseconds between two commits of what was handled.</summary>
    [Range(10, 60_000)]
    public int CommitMilliseconds { get; set; } = 1_000;

    /// <summary>Milliseconds without a heartbeat until the group takes a consumer's partitions away.</summary>
    [Range(1_000, 300_000)]
    public int SessionTimeoutMilliseconds { get; set; } = 45_000;

    /// <summary>Messages that wait for their partition's worker; then the partition is paused until half are gone.</summary>
    [Range(1, 100_000)]
    public int QueueMax { get; set; } = 2_000;

    /// <summary>Messages handled at once. Whatever is there is taken; nothing waits for a batch to fill.</summary>
    [Range(1, 10_000)]
    public int BatchMax { get; set; } = 500;

    /// <summary>How often a message that cannot be handled is tried before its key is parked.</summary>
    [Range(1, 20)]
    public int AttemptsMax { get; set; } = 3;

    /// <summary>Milliseconds before the second attempt; doubled at each, up to the maximum, with jitter.</summary>
    [Range(1, 60_000)]
    public int RetryMilliseconds { get; set; } = 100;

    /// <summary>Milliseconds that no wait between two attempts exceeds.</summary>
    [Range(1, 600_000)]
    public int RetryMaxMilliseconds { get; set; } = 5_000;

    /// <summary>Milliseconds for the batch in hand to end when its partition is taken away; then it is cancelled.</summary>
    [Range(1, 60_000)]
    public int DrainMilliseconds { get; set; } = 3_000;

    /// <summary>Milliseconds until the consumer has drained and left its group, or gives up doing so.</summary>
    [Range(1, 60_000)]
    public int StopMilliseconds { get; set; } = 6_000;

    internal TimeSpan Retry => TimeSpan.FromMilliseconds(RetryMilliseconds);

    internal TimeSpan RetryMax => TimeSpan.FromMilliseconds(RetryMaxMilliseconds);
}
