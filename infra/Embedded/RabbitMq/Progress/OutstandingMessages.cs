using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <summary>Messages of one queue and partition that were queued and are not consumed, in the log's order.</summary>
internal sealed class OutstandingMessages
{
    // Counted: after a failed session the relay publishes again what may still be queued.
    private readonly SortedDictionary<Sequence, int> _counts = [];

    public int Count { get; private set; }

    /// <summary>The place just before the oldest; null when there is none.</summary>
    public Sequence? BeforeFirst => _counts.Count > 0 ? Before(_counts.First().Key) : null;

    public void Add(Sequence sequence)
    {
        _counts[sequence] = _counts.GetValueOrDefault(sequence) + 1;
        Count++;
    }

    public void Remove(Sequence sequence)
    {
        var count = _counts.GetValueOrDefault(sequence);
        Count -= Math.Min(count, 1);
        if (count > 1)
        {
            _counts[sequence] = count - 1;
        }
        else
        {
            _counts.Remove(sequence);
        }
    }

    // Positions start at 1, so the step down never leaves the transaction.
    private static Sequence Before(Sequence sequence)
    {
        var (timeline, transaction, position) = sequence.Parts();
        return Sequence.Of(timeline, transaction, position - 1);
    }
}
