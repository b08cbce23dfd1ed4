namespace Shop.Streaming.Kafka;

public enum ReplayOutcome
{
    /// <summary>All parked messages of the key are handled; later ones are handled as they come.</summary>
    Replayed,

    /// <summary>The key is not parked.</summary>
    NotParked,

    /// <summary>Another instance of the group holds the key's partition: ask that one.</summary>
    NotHeldHere,

    /// <summary>A message of the key still cannot be handled; the key stays parked.</summary>
    StillUnhandleable,
}

/// <param name="Handled">Messages handled, repeats included.</param>
/// <param name="Offset">In the topic itself, of the message that still cannot be handled.</param>
public sealed record ReplayResult(ReplayOutcome Outcome, int Handled = 0, long? Offset = null, string? Reason = null);
