namespace Shop.Contracts;

/// <summary>Header names on Kafka and RabbitMQ: CloudEvents 1.0 in binary mode, and the log's own coordinates.</summary>
public static class EventHeaders
{
    public const string SpecVersion = "ce_specversion";
    public const string Id = "ce_id";
    public const string Type = "ce_type";
    public const string Source = "ce_source";
    public const string Time = "ce_time";
    public const string Sequence = "sequence";
    public const string Stream = "stream";
    public const string Version = "version";

    /// <summary>On RabbitMQ only, which has no partitions of its own.</summary>
    public const string Partition = "partition";

    public const string TraceParent = "traceparent";
    public const string Correlation = "correlation";
}
