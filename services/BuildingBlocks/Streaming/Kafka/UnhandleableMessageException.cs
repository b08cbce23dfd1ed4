namespace Shop.Streaming.Kafka;

/// <summary>The message itself cannot be handled, whatever else works: its key is parked after some attempts.</summary>
/// <param name="reason">For the operator; no content of the message.</param>
public sealed class UnhandleableMessageException(long offset, string reason, Exception? inner = null)
    : Exception($"The message at offset {offset} cannot be handled: {reason}", inner)
{
    public long Offset => offset;

    public string Reason => reason;
}
