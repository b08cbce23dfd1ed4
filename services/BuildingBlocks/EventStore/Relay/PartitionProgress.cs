namespace Shop.EventStore.Relay;

/// <summary>What a partition's relay does and has done in all its sessions, for metrics and the log.</summary>
internal sealed class PartitionProgress(int partition)
{
    private const long None = -1;

    private volatile RelayStep _step;
    private long _published;
    private long _oldestTicks = None;

    public int Partition => partition;

    public RelayStep Step
    {
        get => _step;
        set => _step = value;
    }

    /// <summary>Events that the sink has acknowledged.</summary>
    public long Published => Volatile.Read(ref _published);

    /// <summary>When the oldest event was recorded that was read and is not acknowledged; it outlives a failed session.</summary>
    public DateTimeOffset? OldestWaiting
    {
        get => Volatile.Read(ref _oldestTicks) is not None and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Volatile.Write(ref _oldestTicks, value?.UtcTicks ?? None);
    }

    public void Acknowledge(int events) => Interlocked.Add(ref _published, events);
}
