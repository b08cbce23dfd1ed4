using Shop.Embedded.Sqlite;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// Remembers what the in-memory queues cannot: how far each has come, and the messages in the error queues. Losing
/// the last 100 ms only repeats messages, provided the relay starts at the earlier of its own stored cursor and
/// <see cref="StartCursor"/>: a message is acknowledged to the relay only after it is held back here.
/// </summary>
public sealed class QueueProgress : IDisposable
{
    private readonly QueueFile _file;
    private readonly IReadOnlyList<Watermark> _lastRun;
    private readonly Watermarks _watermarks;
    private readonly WatermarkSaver _saver;

    private QueueProgress(QueueFile file, TimeProvider clock, ILogger logger)
    {
        _file = file;
        _lastRun = file.ReadWatermarks();
        _watermarks = new Watermarks(_lastRun);
        _saver = new WatermarkSaver(_watermarks, file, clock, logger);
    }

    /// <summary>Queues that this process has declared, temporary, error and skipped ones apart.</summary>
    public IReadOnlyCollection<string> BoundQueues => _watermarks.Queues;

    /// <summary>Messages of the relay in the queue that holds most of them: queued, or with a consumer that has not ended.</summary>
    internal int OutstandingMax => _watermarks.OutstandingMax;

    /// <exception cref="DataFileException">The file is damaged; the message names it.</exception>
    public static QueueProgress Open(string path, TimeProvider clock, ILogger<QueueProgress> logger) =>
        new(new QueueFile(path), clock, logger);

    /// <summary>
    /// Where publishing must start for the queue of this process that is furthest behind. Null when none of them is
    /// known from the last run: the relay's own cursor stands. Ask when all buses have started.
    /// </summary>
    public string? StartCursor(int partition)
    {
        var bound = BoundQueues;
        return _lastRun.Where(mark => mark.Partition == partition && bound.Contains(mark.Queue))
            .MinBy(mark => mark.Sequence)?.Sequence.ToString();
    }

    /// <summary>What <paramref name="queue"/> (<c>email</c>) has given up on and nobody consumed since, oldest first.</summary>
    public IReadOnlyList<ErrorMessage> ErrorMessages(string queue) => _file.ReadErrors(queue);

    public void Dispose()
    {
        using (_file)
        {
            _saver.Dispose();
        }
    }

    internal void Bind(string queue) => _watermarks.Bind(queue);

    internal void Enqueued(string queue, RelayPosition position)
    {
        if (_watermarks.Enqueued(queue, position))
        {
            _saver.Save();
        }
    }

    internal void Done(string queue, RelayPosition position) => _watermarks.Done(queue, position);

    internal void Published(RelayPosition position) => _watermarks.Published(position);

    internal void Failed(ErrorMessage message) => _file.AddError(message);

    internal void ErrorConsumed(string queue, Guid eventId) => _file.RemoveError(queue, eventId);
}
