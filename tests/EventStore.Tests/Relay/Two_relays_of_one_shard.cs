using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class Two_relays_of_one_shard : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _first = new();
    private readonly ReceivedEvents _second = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task take_turns_by_lease()
    {
        var holder = ScriptedSink.Into(_first);
        var other = ScriptedSink.Into(_second);
        var relay = await _stage.Start(holder);
        await RelayStage.Until(() => holder.Sessions == 1);
        await _stage.Start(other);
        await _stage.Append(1, 20);
        await _stage.UntilInTime(() => _first.Count == 20);
        Assert.Equal((0, 0), (other.Sessions, _second.Count));

        await relay.StopAsync(TestContext.Current.CancellationToken);
        await _stage.Append(21, 30);
        await _stage.UntilInTime(() => _second.Count == 10);
        Assert.Equal(20, _first.Count);
        Assert.Equal(Enumerable.Range(21, 10).Select(n => (long)n), _second.Versions);
    }

    [Fact]
    public async Task wait_for_the_lease_of_one_that_died()
    {
        var lease = TimeSpan.FromSeconds(_stage.Options.LeaseSeconds);
        await _stage.Cursors.Acquire("kafka", 0, "dead", lease, TestContext.Current.CancellationToken);
        var died = _stage.Clock.GetTimestamp();
        var sink = ScriptedSink.Into(_second);
        await _stage.Start(sink);
        await _stage.UntilInTime(() => sink.Sessions == 1, stepMilliseconds: 500);
        Assert.True(_stage.Clock.GetElapsedTime(died) >= lease);
    }

    [Fact]
    public async Task fence_the_one_that_stood_still_while_its_lease_was_taken_over()
    {
        var cursors = new HangingCursors(_stage.Cursors);
        await _stage.Start(ScriptedSink.Into(_first), cursors);
        await _stage.Append(1, 10);
        var tenth = await _stage.SequenceOf(10);
        await _stage.UntilInTime(() => _stage.Cursor().Result == tenth);

        cursors.Hang();
        await _stage.Append(11, 12);
        await TakeOver();
        cursors.GoOn();
        await RelayStage.Until(() => _stage.Logs.Events.Any(logged => logged.Exception is LeaseLostException));

        Assert.NotEqual(0, cursors.RefusedMoves);
        Assert.Equal(await _stage.SequenceOf(20), await _stage.Cursor());
        Assert.Equal(Enumerable.Range(11, 10).Select(n => (long)n), _second.ConsumedVersions());
    }

    /// <summary>The second relay has published everything, and its cursor says so.</summary>
    private async Task TakeOver()
    {
        var sink = ScriptedSink.Into(_second);
        await _stage.Start(sink);
        await _stage.UntilInTime(() => sink.Sessions == 1, stepMilliseconds: 500);
        await _stage.Append(13, 20);
        var last = await _stage.SequenceOf(20);
        await _stage.UntilInTime(() => _stage.Cursor().Result == last);
    }
}
