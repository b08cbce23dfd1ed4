using Shop.Compliance;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.InMemory;

public sealed class In_memory_snapshots : SnapshotCompliance
{
    private readonly InMemoryTables _tables = new();

    protected override ValueTask<(IEventLog Log, ISnapshots Snapshots)> OpenStore() =>
        new((new InMemoryEventLog(_tables), new InMemorySnapshots(_tables)));

    public override ValueTask DisposeAsync() => default;
}
