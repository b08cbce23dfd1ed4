using Shop.Contracts;

namespace Shop.EventStore.Relay;

/// <summary>
/// Events of one partition that were sent and not yet counted as delivered, in the order sent. The cursor may
/// stand only at the end of the acknowledged part that has no hole.
/// </summary>
internal sealed class InFlightWindow(int capacity)
{
    private readonly Queue<(Sequence Sequence, DateTimeOffset RecordedAt, Task Acknowledgement)> _sent = [];

    public int Count => _sent.Count;

    public bool IsFull => _sent.Count >= capacity;

    /// <summary>The oldest outstanding acknowledgement; completed when there is none.</summary>
    public Task Oldest => _sent.TryPeek(out var first) ? first.Acknowledgement : Task.CompletedTask;

    /// <summary>When the oldest outstanding event was recorded; null when there is none.</summary>
    public DateTimeOffset? OldestRecordedAt => _sent.TryPeek(out var first) ? first.RecordedAt : null;

    public bool IsEmpty => _sent.Count == 0;

    public void Add(Sequence sequence, DateTimeOffset recordedAt, Task acknowledgement) =>
        _sent.Enqueue((sequence, recordedAt, acknowledgement));

    /// <summary>
    /// Removes the acknowledged head of the window; the last of it, or null when the head still waits. What was
    /// acknowledged before a failure is counted first; the failure comes with the next call.
    /// </summary>
    /// <exception cref="Exception">The head's delivery failed: the session must end.</exception>
    public async ValueTask<Sequence?> TakeAcknowledged()
    {
        Sequence? last = null;
        while (_sent.TryPeek(out var head) && head.Acknowledgement.IsCompletedSuccessfully)
        {
            last = _sent.Dequeue().Sequence;
        }

        if (last is null && Oldest.IsCompleted)
        {
            await Oldest;
        }

        return last;
    }
}
