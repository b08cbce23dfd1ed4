using Shop.Compliance;
using Shop.EventStore.Log;

namespace Shop.EventStore.Tests.InMemory;

public sealed class The_in_memory_event_log : EventLogCompliance
{
    private readonly TurnPump _pump = new(seed: 1);

    protected override ValueTask<IEventLog> OpenLog() => new(new InMemoryEventLog(new InMemoryTables(), _pump.Turns));

    public override ValueTask DisposeAsync() => _pump.DisposeAsync();
}
