using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// For each queue and partition: how far everything published has been consumed, without a hole. A queue that a
/// message does not go to is not held back by it.
/// </summary>
internal sealed class Watermarks(IReadOnlyCollection<Watermark> lastRun)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Queue, int Partition), Sequence> _lastRun = ByQueue(lastRun);
    private readonly Dictionary<(string Queue, int Partition), OutstandingMessages> _outstanding = [];
    private readonly Dictionary<int, Sequence> _published = [];
    private readonly SortedSet<string> _queues = new(StringComparer.Ordinal);
    private Dictionary<(string Queue, int Partition), Sequence> _saved = ByQueue(lastRun);

    public IReadOnlyCollection<string> Queues
    {
        get
        {
            lock (_lock)
            {
                return [.. _queues];
            }
        }
    }

    /// <summary>Of the queue that holds most messages that are not consumed.</summary>
    public int OutstandingMax
    {
        get
        {
            lock (_lock)
            {
                return _outstanding.GroupBy(queue => queue.Key.Queue, queue => queue.Value.Count)
                    .Select(queue => queue.Sum())
                    .DefaultIfEmpty(0)
                    .Max();
            }
        }
    }

    public void Bind(string queue)
    {
        lock (_lock)
        {
            _queues.Add(queue);
        }
    }

    /// <summary>
    /// True when the watermark must be saved before the publisher hears of the delivery: the file does not yet hold
    /// this message back, and the relay's cursor would pass it.
    /// </summary>
    public bool Enqueued(string queue, RelayPosition position)
    {
        lock (_lock)
        {
            var key = (queue, position.Partition);
            Outstanding(key).Add(position.Sequence);
            var seenBefore = _lastRun.TryGetValue(key, out var last) && position.Sequence <= last;
            return !seenBefore && (!_saved.TryGetValue(key, out var saved) || position.Sequence <= saved);
        }
    }

    public void Done(string queue, RelayPosition position)
    {
        lock (_lock)
        {
            Outstanding((queue, position.Partition)).Remove(position.Sequence);
        }
    }

    public void Published(RelayPosition position)
    {
        lock (_lock)
        {
            _published[position.Partition] = Later(_published.GetValueOrDefault(position.Partition), position.Sequence);
        }
    }

    /// <summary>What has changed since the last call; the caller writes it, or calls <see cref="Unsaved"/>.</summary>
    public IReadOnlyList<Watermark> TakeChanged()
    {
        lock (_lock)
        {
            var changed = Current().Where(mark => !_saved.TryGetValue(mark.Key, out var saved) || saved != mark.Sequence).ToList();
            changed.ForEach(mark => _saved[mark.Key] = mark.Sequence);
            return changed;
        }
    }

    /// <summary>Writing failed: nothing is known about the file, so all is written again.</summary>
    public void Unsaved()
    {
        lock (_lock)
        {
            _saved = [];
        }
    }

    private IEnumerable<Watermark> Current() =>
        from queue in _queues
        from partition in _published.Keys.Union(_outstanding.Keys.Where(key => key.Queue == queue).Select(key => key.Partition))
        select new Watermark(queue, partition, Of((queue, partition)));

    // Never before the last run's: what it had consumed stays consumed, though the relay sends it again for others.
    private Sequence Of((string Queue, int Partition) key) => Later(
        _lastRun.GetValueOrDefault(key),
        _outstanding.GetValueOrDefault(key)?.BeforeFirst ?? _published.GetValueOrDefault(key.Partition));

    private OutstandingMessages Outstanding((string Queue, int Partition) key) =>
        _outstanding.TryGetValue(key, out var messages) ? messages : _outstanding[key] = new OutstandingMessages();

    private static Sequence Later(Sequence one, Sequence other) => one > other ? one : other;

    private static Dictionary<(string, int), Sequence> ByQueue(IEnumerable<Watermark> marks) =>
        marks.ToDictionary(mark => mark.Key, mark => mark.Sequence);
}
