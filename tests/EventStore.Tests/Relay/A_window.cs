using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_window
{
    private readonly InFlightWindow _window = new(capacity: 3);
    private readonly TaskCompletionSource[] _deliveries = [new(), new(), new()];

    public A_window()
    {
        for (var index = 0; index < _deliveries.Length; index++)
        {
            _window.Add(Sequence.Of(0, 0, index + 1), DateTimeOffset.UnixEpoch, _deliveries[index].Task);
        }
    }

    [Fact]
    public async Task whose_head_waits_has_nothing_to_count()
    {
        _deliveries[1].SetResult();
        _deliveries[2].SetResult();
        Assert.Null(await _window.TakeAcknowledged());
        Assert.True(_window.IsFull);
    }

    [Fact]
    public async Task counts_up_to_the_first_that_waits()
    {
        _deliveries[0].SetResult();
        _deliveries[1].SetResult();
        Assert.Equal(Sequence.Of(0, 0, 2), await _window.TakeAcknowledged());
        Assert.Equal((false, false), (_window.IsFull, _window.IsEmpty));
        Assert.Equal(_deliveries[2].Task, _window.Oldest);
    }

    [Fact]
    public async Task is_empty_when_all_are_counted()
    {
        Array.ForEach(_deliveries, delivery => delivery.SetResult());
        Assert.Equal(Sequence.Of(0, 0, 3), await _window.TakeAcknowledged());
        Assert.True(_window.IsEmpty && _window.Oldest.IsCompletedSuccessfully);
        Assert.Null(await _window.TakeAcknowledged());
    }

    [Fact]
    public async Task whose_head_failed_fails()
    {
        _deliveries[0].SetException(new IOException("Gone."));
        _deliveries[1].SetResult();
        await Assert.ThrowsAsync<IOException>(() => _window.TakeAcknowledged().AsTask());
    }

    [Fact]
    public async Task counts_what_came_before_a_failure_and_then_fails()
    {
        _deliveries[0].SetResult();
        _deliveries[1].SetException(new IOException("Gone."));
        Assert.Equal(Sequence.Of(0, 0, 1), await _window.TakeAcknowledged());
        await Assert.ThrowsAsync<IOException>(() => _window.TakeAcknowledged().AsTask());
    }

    [Fact]
    public async Task bounds_what_a_relay_has_in_flight()
    {
        await using var stage = new RelayStage();
        stage.Options.InFlightMax = 16;
        var broker = new RandomBroker(seed: 1, failsOneIn: int.MaxValue);
        await stage.Append(1, 400);
        await stage.Start(new ScriptedSink("kafka", broker.Publish));
        await RelayStage.Until(() => broker.Received.Count == 16);
        await stage.UntilInTime(() => broker.Received.Count == 400, broker.AnswerHalf);
        Assert.Equal(16, broker.InFlightMax);
    }
}
