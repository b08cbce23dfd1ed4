using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.Tests.InMemory;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_backlog : IAsyncDisposable
{
    private readonly TurnPump _pump = new(seed: 7);
    private readonly ReceivedEvents _received = new();
    private RelayStage _stage = new();

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _pump.DisposeAsync();
    }

    [Fact]
    public async Task of_ten_thousand_events_is_published_once_and_in_order()
    {
        _stage.Options.Partitions = 6;
        _stage.Options.Shards = 2;
        for (var stream = 0; stream < 100; stream++)
        {
            await _stage.Log.Append(Request($"order-{stream}", events: 100, partition: stream % 6), TestContext.Current.CancellationToken);
        }

        await _stage.Start(ScriptedSink.Into(_received));
        await AssertPublished(10_000);
    }

    [Fact]
    public async Task that_grows_beside_the_relay_is_published_once_and_in_order()
    {
        _stage = new RelayStage(_pump.Turns);
        _stage.Options.Partitions = 6;
        await _stage.Start(ScriptedSink.Into(_received));
        var writing = Task.WhenAll(Enumerable.Range(0, 16).Select(n => _stage.Append(1, 50, $"order-{n}", n % 6)));
        await AssertPublished(16 * 50);
        await writing;
    }

    private async Task AssertPublished(int count)
    {
        await _stage.UntilInTime(() => _received.Count >= count);
        Assert.Equal(count, _received.All.Select(envelope => envelope.EventId).Distinct().Count());
        Assert.Equal(count, _received.Count);
        for (var partition = 0; partition < 6; partition++)
        {
            var logged = await _stage.Log.ReadAfter(partition, Sequence.Start, int.MaxValue, TestContext.Current.CancellationToken);
            Assert.Equal(logged.Select(@event => @event.EventId), PublishedOf(logged));
            await _stage.UntilInTime(() => _stage.Cursor(partition).Result == logged[^1].Sequence);
        }
    }

    private IEnumerable<Guid> PublishedOf(IReadOnlyList<StoredEvent> logged)
    {
        var streams = logged.Select(@event => @event.Stream).ToHashSet();
        return _received.All.Where(envelope => streams.Contains(envelope.Stream)).Select(envelope => envelope.EventId);
    }
}
