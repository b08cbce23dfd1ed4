using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>Reads on from the last event it has seen.</summary>
internal sealed class Follower(Func<StoredEvent?, IReadOnlyList<StoredEvent>> readOn)
{
    private const int PageSize = 5;

    public List<StoredEvent> Seen { get; } = [];

    public bool Poll()
    {
        var page = readOn(Seen.LastOrDefault()).Take(PageSize).ToList();
        Seen.AddRange(page);
        return page.Count > 0;
    }

    public int Lost(IReadOnlyCollection<Guid> acknowledged) => acknowledged.Except(Seen.Select(@event => @event.EventId)).Count();
}
