using Microsoft.Extensions.Time.Testing;
using Shop.Contracts;
using Shop.EventStore.Relay;
using Shop.EventStore.Tests.InMemory;

namespace Shop.EventStore.Tests.Relay;

public sealed class Acknowledged_cursors
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private readonly FakeTimeProvider _clock = new();
    private readonly InMemoryRelayCursors _cursors;

    public Acknowledged_cursors() => _cursors = new InMemoryRelayCursors(_clock);

    [Fact]
    public async Task are_written_together_and_once()
    {
        var acknowledged = new AcknowledgedCursors(await Acquire("a"), _cursors);
        acknowledged.Acknowledge(0, Sequence.Of(0, 0, 1));
        acknowledged.Acknowledge(0, Sequence.Of(0, 0, 2));
        acknowledged.Acknowledge(3, Sequence.Of(0, 0, 9));
        await acknowledged.Save(Cancel);
        var written = await _cursors.Load("kafka", Cancel);
        Assert.Equal(new Dictionary<int, Sequence> { [0] = Sequence.Of(0, 0, 2), [3] = Sequence.Of(0, 0, 9) }, written);

        await _cursors.Rewind("kafka", new Dictionary<int, Sequence>(), Cancel);
        await acknowledged.Save(Cancel);
    }

    [Fact]
    public async Task end_the_session_when_the_lease_was_lost()
    {
        var acknowledged = new AcknowledgedCursors(await Acquire("a"), _cursors);
        _clock.Advance(LeaseTime);
        await Acquire("b");
        acknowledged.Acknowledge(0, Sequence.Of(0, 0, 1));
        await Assert.ThrowsAsync<LeaseLostException>(() => acknowledged.Save(Cancel));
        Assert.Empty(await _cursors.Load("kafka", Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<RelayLease> Acquire(string owner)
    {
        var lease = await _cursors.Acquire("kafka", 0, owner, LeaseTime, Cancel);
        Assert.NotNull(lease);
        return lease;
    }
}
