using Shop.Contracts;

namespace Shop.EventStore.Tests.Relay;

/// <summary>Event 13 of 30 gets lost on its way, which is known only after 14 was sent.</summary>
public sealed class A_late_retry : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();
    private readonly TaskCompletionSource _thirteen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventEnvelope? _lost;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    // Kafka's idempotent producer: the broker refuses what comes behind a lost message of the same session.
    [Fact]
    public async Task leaves_no_hole_when_the_sink_takes_nothing_behind_the_lost_event()
    {
        var sink = await Relay(behindTheLost: _ =>
        {
            _thirteen.TrySetException(new IOException("Gone."));
            return Task.FromException(new IOException("Out of order."));
        });

        Assert.Equal((2, 1), (sink.Sessions, sink.Closed));
        Assert.Equal(Numbers(1, 30), _received.Versions);
        Assert.Equal(Numbers(1, 30), _received.ConsumedVersions());
        Assert.Equal("RelaySessionFailed", Assert.Single(_stage.Logs.Events).Name);
    }

    // RabbitMQ confirms each message for itself; its consumers know the ids of what they have had, and skip nothing else.
    [Fact]
    public async Task sends_the_lost_event_again_with_all_that_was_taken_behind_it()
    {
        var sink = await Relay(behindTheLost: envelope =>
        {
            _received.Add(envelope);
            _thirteen.TrySetException(new IOException("Gone."));
            return Task.CompletedTask;
        });

        Assert.Equal(2, sink.Sessions);
        Assert.Equal(Numbers(13, 30), _received.Versions.TakeLast(18));
        Assert.Equal(Numbers(1, 30), _received.Versions.Distinct().Order());
        // Why Kafka's sink must not be such a one: whoever skips what is not above the last has skipped 13.
        Assert.DoesNotContain(13, _received.ConsumedVersions());
    }

    // The negative control: a client's own retry, after its message had timed out.
    [Fact]
    public async Task loses_the_event_when_it_is_sent_again_alone()
    {
        var sink = await Relay(behindTheLost: envelope =>
        {
            _received.Add(envelope);
            if (_thirteen.TrySetResult())
            {
                _received.Add(_lost!);
            }

            return Task.CompletedTask;
        });

        Assert.Equal(1, sink.Sessions);
        Assert.Contains(13, _received.Versions);
        Assert.Equal(Numbers(1, 12).Concat(Numbers(14, 30)), _received.ConsumedVersions());
    }

    private async Task<ScriptedSink> Relay(Func<EventEnvelope, Task> behindTheLost)
    {
        ScriptedSink? sink = null;
        sink = new ScriptedSink("kafka", envelope => sink!.Sessions == 1 && envelope.Version >= 13
            ? PublishInFirstSession(envelope, behindTheLost)
            : Take(envelope));
        await _stage.Append(1, 30);
        await _stage.Start(sink);
        var last = await _stage.SequenceOf(30);
        await _stage.UntilInTime(() => _stage.Cursor().Result == last);
        return sink;
    }

    private Task PublishInFirstSession(EventEnvelope envelope, Func<EventEnvelope, Task> behindTheLost)
    {
        if (envelope.Version > 13)
        {
            return behindTheLost(envelope);
        }

        _lost = envelope;
        return _thirteen.Task;
    }

    private Task Take(EventEnvelope envelope)
    {
        _received.Add(envelope);
        return Task.CompletedTask;
    }

    private static IEnumerable<long> Numbers(int first, int last) => Enumerable.Range(first, last - first + 1).Select(n => (long)n);
}
