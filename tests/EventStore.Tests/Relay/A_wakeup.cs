using Microsoft.Extensions.Time.Testing;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_wakeup : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider _clock = new();
    private readonly AppendSignal _signal = new();
    private readonly Wakeup _wakeup;

    public A_wakeup() => _wakeup = _signal.Subscribe(partition: 2);

    public void Dispose() => _wakeup.Dispose();

    [Fact]
    public async Task comes_with_the_signal_of_its_partition()
    {
        var waiting = Wait();
        _signal.Notify(1);
        Assert.False(waiting.IsCompleted);
        _signal.Notify(2);
        await waiting;
    }

    [Fact]
    public async Task comes_with_the_poll_and_not_before()
    {
        var waiting = Wait();
        _clock.Advance(Poll - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));
        await waiting;
    }

    [Fact]
    public void keeps_the_signals_that_come_while_its_reader_works_as_one()
    {
        _signal.Notify(2);
        _signal.Notify(2);
        Assert.True(Wait().IsCompletedSuccessfully);
        Assert.False(Wait().IsCompleted);
    }

    [Fact]
    public async Task uses_up_the_signal_it_waited_for()
    {
        var waiting = Wait();
        _signal.Notify(2);
        await waiting;
        Assert.False(Wait().IsCompleted);
    }

    [Fact]
    public void reaches_every_reader_of_the_partition()
    {
        using var other = _signal.Subscribe(partition: 2);
        _signal.Notify(2);
        Assert.True(Wait().IsCompletedSuccessfully);
        Assert.True(other.Wait(Poll, _clock, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public void does_not_come_after_its_reader_has_left()
    {
        _wakeup.Dispose();
        _signal.Notify(2);
        Assert.False(Wait().IsCompleted);
    }

    [Fact]
    public async Task ends_with_its_reader()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _wakeup.Wait(Poll, _clock, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task Wait() => _wakeup.Wait(Poll, _clock, TestContext.Current.CancellationToken);
}
