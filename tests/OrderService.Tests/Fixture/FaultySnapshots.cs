using Shop.EventStore.Hydration;

namespace Shop.OrderService.Tests.Fixture;

internal sealed class FaultySnapshots(ISnapshots snapshots, Exception failure) : ISnapshots
{
    public Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        snapshots.Load(stream, schema, upToVersion, asOf, cancellationToken);

    public Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken) => Task.FromException(failure);
}
