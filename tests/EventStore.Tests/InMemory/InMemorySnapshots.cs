using Shop.EventStore.Hydration;

namespace Shop.EventStore.Tests.InMemory;

internal sealed class InMemorySnapshots(InMemoryTables tables) : ISnapshots
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Stream, int Schema, long Version), Snapshot> _kept = [];

    public Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_kept
                .Where(kept => kept.Key.Stream == stream && kept.Key.Schema == schema && kept.Key.Version <= upToVersion)
                .Select(kept => kept.Value)
                .Where(snapshot => snapshot.RecordedAt <= asOf)
                .MaxBy(snapshot => snapshot.Version));
        }
    }

    public Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (!tables.Stream(stream).Any(@event => @event.Version == snapshot.Version && @event.Sequence == snapshot.Last))
        {
            return Task.CompletedTask;
        }

        lock (_lock)
        {
            _kept[(stream, snapshot.Schema, snapshot.Version)] = snapshot;
        }

        return Task.CompletedTask;
    }
}
