namespace Shop.EventStore.Relay;

/// <summary>
/// Wakes the relays of this process after a commit. A wake-up saves the wait for the next poll and nothing more:
/// events appended by another process are found by the poll.
/// </summary>
public sealed class AppendSignal
{
    private readonly Lock _lock = new();
    private readonly List<Wakeup> _wakeups = [];

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
