namespace Shop.Streaming.Kafka;

/// <summary>What a partition's worker does just now.</summary>
public enum ConsumerStep
{
    Receive,
    Handle,

    /// <summary>A dependency is down.</summary>
    Wait,

    /// <summary>A message, or the handler, failed; another attempt follows.</summary>
    Retry,
    Park,
    Replay,

    /// <summary>An alarm: nothing is handled until a person has looked.</summary>
    Stopped,

    /// <summary>The partition was taken away.</summary>
    Ended,
}
