namespace Shop.EventStore.Relay;

/// <summary>
/// Wakes the relays of this process: after a commit of its own, and when <see cref="LogWatch"/> sees one of others. A wake-up saves
/// the wait for the next poll and nothing more.
/// </summary>
public sealed class AppendSignal
{
    private readonly Lock _lock = new();
    private readonly List<Wakeup> _wakeups = [];

    /// <summary>Whether there is anyone to wake.</summary>
    public bool IsAwaited
    {
        get
        {
            lock (_lock)
            {
                return _wakeups.Count > 0;
            }
        }
    }

    public void Notify(int partition)
    {
        lock (_lock)
        {
            foreach (var wakeup in _wakeups.Where(wakeup => wakeup.Partition == partition))
            {
                wakeup.Set();
            }
        }
    }

    public Wakeup Subscribe(int partition)
    {
        var wakeup = new Wakeup(partition, Remove);
        lock (_lock)
        {
            _wakeups.Add(wakeup);
        }

        return wakeup;
    }

    private void Remove(Wakeup wakeup)
    {
        lock (_lock)
        {
            _wakeups.Remove(wakeup);
        }
    }
}
