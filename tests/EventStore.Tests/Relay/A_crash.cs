using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>A relay dies when ten of its twenty events have reached the broker; another takes over.</summary>
public sealed class A_crash : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task loses_nothing()
    {
        await CrashWhenCursorStandsAt(10, sink => sink);
        Assert.Equal(Enumerable.Range(1, 21).Select(n => (long)n), _received.ConsumedVersions());
    }

    // The negative control: the cursor before the acknowledgement.
    [Fact]
    public async Task loses_what_a_sink_acknowledges_too_early()
    {
        await CrashWhenCursorStandsAt(20, sink => new AcknowledgesTooEarly(sink));
        Assert.Equal(Enumerable.Range(1, 10).Concat([21]).Select(n => (long)n), _received.ConsumedVersions());
    }

    private async Task CrashWhenCursorStandsAt(int version, Func<IEventSink, IEventSink> wrap)
    {
        await _stage.Append(1, 20);
        var never = new TaskCompletionSource();
        var first = new ScriptedSink("kafka", envelope =>
        {
            if (envelope.Version > 10)
            {
                return never.Task;
            }

            _received.Add(envelope);
            return Task.CompletedTask;
        });
        await RunUntilCursorStandsAt(version, wrap(first));
        await TakeOver();
    }

    private async Task RunUntilCursorStandsAt(int version, IEventSink sink)
    {
        var cursors = new MortalCursors(_stage.Cursors);
        var relay = await _stage.Start(sink, cursors);
        var expected = await _stage.SequenceOf(version);
        await _stage.UntilInTime(() => _stage.Cursor().Result == expected);
        cursors.Kill();
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Event 21 shows that the second relay has caught up, whatever was lost before.</summary>
    private async Task TakeOver()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Append(21, 21);
        await _stage.UntilInTime(() => _received.Versions.Contains(21), stepMilliseconds: 500);
    }
}
