using System.ComponentModel.DataAnnotations;

namespace Shop.Streaming.Kafka;

public sealed class KafkaPublisherOptions
{
    /// <summary>host:port, comma-separated.</summary>
    [Required]
    public string BootstrapServers { get; set; } = "";

    /// <summary>How long a batch waits for company, in milliseconds: throughput against delay.</summary>
    [Range(0, 1_000)]
    public double LingerMilliseconds { get; set; } = 5;
}
