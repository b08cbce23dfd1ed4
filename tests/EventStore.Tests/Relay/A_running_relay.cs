using Shop.Contracts;
using Shop.EventStore.Relay;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_running_relay : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task publishes_what_this_process_appends_without_any_time_passing()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        for (var version = 1; version <= 20; version++)
        {
            await _stage.Append(version, version);
            await RelayStage.Until(() => _received.Count == version);
        }
    }

    [Fact]
    public async Task finds_what_another_process_appends_by_polling()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Append(1, 1);
        await RelayStage.Until(() => _received.Count == 1);
        await _stage.Log.Append(Request("order-2"), TestContext.Current.CancellationToken);
        await _stage.UntilInTime(() => _received.Count == 2);
    }

    [Fact]
    public async Task sends_the_whole_event()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Append(1, 1);
        await RelayStage.Until(() => _received.Count == 1);
        var envelope = Assert.Single(_received.All);
        var stored = Assert.Single(await _stage.Log.ReadAfter(0, Sequence.Start, 2, TestContext.Current.CancellationToken));
        Assert.Equal(stored.ToEnvelope(), envelope);
        Assert.Equal(("counted.v1", stored.EventId, stored.Sequence, "order-1", 1L, "customer-1"), (
            envelope.Type, envelope.EventId, envelope.Sequence, envelope.Stream, envelope.Version, envelope.Key));
        Assert.Equal(stored.Metadata.TraceParent, envelope.TraceParent);
    }

    [Fact]
    public async Task saves_its_cursor_and_gives_its_lease_back_when_it_stops()
    {
        var sink = ScriptedSink.Into(_received);
        var relay = await _stage.Start(sink);
        await _stage.Append(1, 20);
        await RelayStage.Until(() => _received.Count == 20);
        Assert.Equal(Sequence.Start, await _stage.Cursor());

        await relay.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await _stage.SequenceOf(20), await _stage.Cursor());
        Assert.Equal(1, sink.Closed);
        Assert.NotNull(await _stage.Cursors.Acquire("kafka", 0, "next", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.Empty(_stage.Logs.Events);
    }

    [Fact]
    public async Task renews_its_lease_as_long_as_it_lives()
    {
        var sink = ScriptedSink.Into(_received);
        await _stage.Start(sink);
        var end = _stage.Clock.GetUtcNow().AddSeconds(3 * _stage.Options.LeaseSeconds);
        await _stage.UntilInTime(() => _stage.Clock.GetUtcNow() >= end, stepMilliseconds: 100);
        Assert.Null(await _stage.Cursors.Acquire("kafka", 0, "next", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.Equal(1, sink.Sessions);
    }

    [Fact]
    public async Task starts_again_where_its_sink_was_rewound_to()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Append(1, 10);
        var last = await _stage.SequenceOf(10);
        await _stage.UntilInTime(() => _stage.Cursor().Result == last);

        var back = new Dictionary<int, Sequence> { [0] = await _stage.SequenceOf(7) };
        await _stage.Cursors.Rewind("kafka", back, TestContext.Current.CancellationToken);
        await _stage.UntilInTime(() => _received.Count == 13);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 8, 9, 10], _received.Versions);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(6, 4)]
    [InlineData(6, 6)]
    [InlineData(2, 5)]
    public void has_every_partition_in_exactly_one_shard(int partitions, int shards)
    {
        var options = new RelayOptions { Partitions = partitions, Shards = shards };
        var covered = Enumerable.Range(0, shards).SelectMany(options.PartitionsOf).Order();
        Assert.Equal(Enumerable.Range(0, partitions), covered);
    }
}
