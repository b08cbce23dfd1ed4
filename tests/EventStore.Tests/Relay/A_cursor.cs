using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_cursor : IAsyncDisposable
{
    private readonly RelayStage _stage = new();

    public A_cursor()
    {
        _stage.Options.InFlightMax = 50;
        _stage.Options.PageSize = 20;
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task never_passes_an_event_that_is_not_acknowledged(int seed)
    {
        var broker = new RandomBroker(seed);
        var cursors = new CheckedCursors(_stage.Cursors, _stage.Log, broker.HasAcknowledged);
        await Relay(new ScriptedSink("kafka", broker.Publish), broker, cursors);

        Assert.Equal(0, cursors.Violations);
        Assert.NotEqual(0, broker.Failed);
        Assert.NotEqual(0, cursors.Moves);
        Assert.Equal(Enumerable.Range(1, 300).Select(n => (long)n), broker.Received.ConsumedVersions());
    }

    // The negative control: the check above sees the fault that it is there for.
    [Fact]
    public async Task passes_it_when_the_sink_acknowledges_too_early()
    {
        var broker = new RandomBroker(seed: 1);
        var cursors = new CheckedCursors(_stage.Cursors, _stage.Log, broker.HasAcknowledged);
        await Relay(new AcknowledgesTooEarly(new ScriptedSink("kafka", broker.Publish)), broker, cursors);
        Assert.NotEqual(0, cursors.Violations);
    }

    private async Task Relay(IEventSink sink, RandomBroker broker, CheckedCursors cursors)
    {
        await _stage.Append(1, 300);
        await _stage.Start(sink, cursors);
        var last = await _stage.SequenceOf(300);
        await _stage.UntilInTime(() => _stage.Cursor().Result == last, broker.AnswerHalf);
    }
}
