using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class An_outage : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();
    private volatile bool _down = true;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task of_one_sink_does_not_stop_the_other()
    {
        var other = new ReceivedEvents();
        await _stage.Start(ScriptedSink.Into(other, "rabbitmq"));
        await StartFailing();
        await _stage.Append(1, 50);
        await _stage.UntilInTime(() => other.Count == 50 && Failures.Count >= 3);
        Assert.Equal(0, _received.Count);

        _down = false;
        await _stage.UntilInTime(() => _received.Count == 50);
        Assert.Equal(50, other.Count);
    }

    [Fact]
    public async Task is_logged_with_the_failures_in_a_row()
    {
        await StartFailing();
        await _stage.Append(1, 1);
        await _stage.UntilInTime(() => Failures.Count >= 4);
        Assert.Equal([1, 2, 3, 4], Failures.Take(4));
        Assert.All(_stage.Logs.Events, logged => Assert.Equal("RelaySessionFailed", logged.Name));
    }

    [Fact]
    public async Task that_is_over_does_not_count_for_the_next_one()
    {
        await StartFailing();
        await _stage.Append(1, 1);
        await _stage.UntilInTime(() => Failures.Count >= 3);
        _down = false;
        await _stage.UntilInTime(() => _received.Count == 1);
        var before = Failures.Count;

        _down = true;
        await _stage.Append(2, 2);
        await _stage.UntilInTime(() => Failures.Count > before);
        Assert.Equal(1, Failures[before]);
    }

    [Fact]
    public async Task of_the_connection_itself_is_waited_out()
    {
        var opened = 0;
        var sink = ScriptedSink.Into(_received);
        await _stage.Start(new OpensAtThird(sink, () => ++opened));
        await _stage.Append(1, 5);
        await _stage.UntilInTime(() => _received.Count == 5);
        Assert.Equal([1, 2], Failures);
    }

    private IReadOnlyList<int> Failures => [.. _stage.Logs.Events.Select(logged => (int)logged.Values["Failures"]!)];

    private Task<RelayService> StartFailing() => _stage.Start(new ScriptedSink("kafka", envelope =>
    {
        if (_down)
        {
            return Task.FromException(new IOException("Gone."));
        }

        _received.Add(envelope);
        return Task.CompletedTask;
    }));

    private sealed class OpensAtThird(IEventSink sink, Func<int> attempt) : IEventSink
    {
        public string Name => sink.Name;

        public Task<ISinkSession> Open(CancellationToken cancellationToken) =>
            attempt() < 3 ? throw new IOException("Refused.") : sink.Open(cancellationToken);
    }
}
