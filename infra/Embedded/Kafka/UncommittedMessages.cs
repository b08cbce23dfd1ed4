namespace Shop.Embedded.Kafka;

/// <summary>What was sent to one partition and not yet committed by every group. Used by one relay loop.</summary>
/// <param name="nextOffset">Offset that the next message gets: one producer, so they are consecutive.</param>
internal sealed class UncommittedMessages(long nextOffset)
{
    public const int BytesMax = 3 * 1024 * 1024;
    public const int MessagesMax = 50_000;

    // Headers, key and the log's own framing, uncompressed.
    private const int OverheadBytes = 135;

    private readonly Queue<(long Offset, int Bytes)> _messages = [];
    private long _nextOffset = nextOffset;
    private long _bytes;

    public bool IsFull => _bytes >= BytesMax || _messages.Count >= MessagesMax;

    /// <summary>Down to half: without the distance between the two marks each message would wait for a commit of its own.</summary>
    public bool HasDrained => _bytes <= BytesMax / 2 && _messages.Count <= MessagesMax / 2;

    public void Add(int bodyBytes)
    {
        _messages.Enqueue((_nextOffset++, bodyBytes + OverheadBytes));
        _bytes += bodyBytes + OverheadBytes;
    }

    /// <param name="committed">The next offset that the slowest group wants.</param>
    public void Release(long committed)
    {
        while (_messages.TryPeek(out var oldest) && oldest.Offset < committed)
        {
            _bytes -= _messages.Dequeue().Bytes;
        }
    }
}
