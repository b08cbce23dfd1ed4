namespace Shop.Streaming.Kafka;

/// <summary>What a parked message carries beside its own headers.</summary>
internal static class ParkedHeaders
{
    public const string Reason = "parked_reason";

    /// <summary>In the topic it was parked from.</summary>
    public const string Offset = "parked_offset";

    /// <summary>On a message without a body: what stands before it with its key has been replayed.</summary>
    public const string Replayed = "parked_replayed";
}
