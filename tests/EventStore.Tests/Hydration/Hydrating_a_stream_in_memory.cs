using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Tests.InMemory;

namespace Shop.EventStore.Tests.Hydration;

public sealed class Hydrating_a_stream_in_memory : Hydrating_a_stream
{
    private readonly InMemoryTables _tables = new();

    protected override (IEventLog Log, ISnapshots Snapshots) OpenStore() =>
        (new InMemoryEventLog(_tables), new InMemorySnapshots(_tables));

    public override ValueTask DisposeAsync() => default;
}
