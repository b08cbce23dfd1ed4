using System.Collections.Concurrent;

namespace Shop.EndToEnd.Tests.AddingAConsumer;

/// <summary>What the consumer has noted, once for each event.</summary>
public sealed class AuditTrail
{
    private readonly ConcurrentDictionary<Guid, string> _entries = new();

    public IReadOnlyCollection<string> Entries => [.. _entries.Values];

    public void Add(Guid eventId, string entry) => _entries.TryAdd(eventId, entry);
}
