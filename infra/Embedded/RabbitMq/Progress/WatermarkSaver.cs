namespace Shop.Embedded.RabbitMq;

/// <summary>Writes what has changed every 100 ms, when asked, and at the end.</summary>
internal sealed class WatermarkSaver : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly Watermarks _watermarks;
    private readonly QueueFile _file;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private bool _closed;

    public WatermarkSaver(Watermarks watermarks, QueueFile file, TimeProvider clock, ILogger logger)
    {
        _watermarks = watermarks;
        _file = file;
        _logger = logger;
        _timer = clock.CreateTimer(_ => SaveInBackground(), null, Interval, Interval);
    }

    public void Save()
    {
        lock (_lock)
        {
            if (!_closed)
            {
                Write();
            }
        }
    }

    /// <summary>Saves a last time; later calls of <see cref="Save"/> do nothing.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            try
            {
                Save();
            }
            finally
            {
                _closed = true;
            }
        }
    }

    private void SaveInBackground()
    {
        try
        {
            Save();
        }
        catch (Exception exception)
        {
            // Tried again at the next tick; until then a crash only repeats more.
            _logger.QueueProgressNotSaved(exception);
        }
    }

    private void Write()
    {
        try
        {
            _file.WriteWatermarks(_watermarks.TakeChanged());
        }
        catch
        {
            _watermarks.Unsaved();
            throw;
        }
    }
}
