using System.Collections.Concurrent;

namespace Shop.Load;

/// <summary>What was acknowledged, and what failed in the clients' eyes. Safe for all of them at once.</summary>
public sealed class Ledger
{
    private readonly ConcurrentQueue<Acknowledgement> _acknowledged = new();
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private readonly ConcurrentDictionary<string, int> _failedReadsOf = new();
    private Acknowledgement? _latest;
    private int _failedCommands;
    private int _reads;

    public IReadOnlyCollection<Acknowledgement> Acknowledged => _acknowledged;

    /// <summary>Found at once: the readers ask for it all the time.</summary>
    public Acknowledgement? Latest => Volatile.Read(ref _latest);

    /// <summary>How often each failure was seen, by what the client was told.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>So far, by what was to be read.</summary>
    public IReadOnlyDictionary<string, int> FailedReadsOf => new Dictionary<string, int>(_failedReadsOf);

    public Counts Count() => new(_acknowledged.Count, _failedCommands, _reads, _failedReadsOf.Values.Sum());

    public void Acknowledge(Acknowledgement acknowledgement)
    {
        _acknowledged.Enqueue(acknowledgement);
        Volatile.Write(ref _latest, acknowledgement);
    }

    public void CommandFailed(string why)
    {
        Interlocked.Increment(ref _failedCommands);
        _failures.AddOrUpdate($"command: {why}", 1, (_, count) => count + 1);
    }

    public void Read() => Interlocked.Increment(ref _reads);

    public void ReadFailed(string resource, string why)
    {
        _failedReadsOf.AddOrUpdate(resource, 1, (_, count) => count + 1);
        _failures.AddOrUpdate($"read: {resource} {why}", 1, (_, count) => count + 1);
    }
}
