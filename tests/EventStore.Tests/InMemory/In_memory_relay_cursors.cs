using Microsoft.Extensions.Time.Testing;
using Shop.Compliance;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.InMemory;

public sealed class In_memory_relay_cursors : RelayCursorsCompliance
{
    private readonly FakeTimeProvider _clock = new();

    protected override ValueTask<IRelayCursors> OpenCursors() => new(new InMemoryRelayCursors(_clock));

    protected override Task ExpireLeases()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => default;
}
