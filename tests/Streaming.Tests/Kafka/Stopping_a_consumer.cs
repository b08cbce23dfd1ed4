namespace Shop.Streaming.Tests.Kafka;

public sealed class Stopping_a_consumer : IDisposable
{
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task ends_the_batch_in_hand_and_commits_it()
    {
        _handler.Before = EnterAndWait;
        await using var host = await ConsumerHost.Start(
            _broker, _handler, options => (options.BatchMax, options.DrainMilliseconds, options.StopMilliseconds) = (1, 30_000, 60_000));
        await _broker.Publish(0, "key");
        await _broker.Publish(0, "key");
        await _entered.Task;
        var stopped = host.StopAsync();
        await Eventually.True(() => host.Log.Has("PartitionRevoked"), "the partitions are given back");
        Assert.False(stopped.IsCompleted);
        _release.SetResult();
        await stopped;
        Assert.Equal(1, _handler.Effects);
        Assert.Equal(1, _broker.Committed(0));
    }

    [Fact]
    public async Task leaves_behind_a_handler_that_does_not_end_and_never_stores_its_offset()
    {
        _handler.Before = EnterAndWait;
        await using var host = await ConsumerHost.Start(
            _broker, _handler, options => (options.DrainMilliseconds, options.StopMilliseconds) = (100, 60_000));
        await _broker.Publish(0, "key");
        await _entered.Task;
        await host.StopAsync();
        Assert.True(host.Log.Has("DrainTimedOut"));
        Assert.False(host.Log.Has("StopTimedOut"));
        _release.SetResult();
        await Eventually.True(() => _handler.Effects == 1, "the handler has ended after all");
        Assert.Null(_broker.Committed(0));
    }

    [Fact]
    public async Task cancels_a_handler_that_takes_too_long()
    {
        var cancelled = new TaskCompletionSource();
        _handler.Before = async (_, cancellationToken) =>
        {
            _entered.TrySetResult();
            using var registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            cancellationToken.ThrowIfCancellationRequested();
        };
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.DrainMilliseconds = 100);
        await _broker.Publish(0, "key");
        await _entered.Task;
        await host.StopAsync();
        Assert.True(cancelled.Task.IsCompleted);
        Assert.Null(_broker.Committed(0));
    }

    [Fact]
    public async Task gives_up_leaving_the_group_after_the_stated_time()
    {
        _handler.Before = EnterAndWait;
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.StopMilliseconds = 200);
        await _broker.Publish(0, "key");
        await _entered.Task;
        await host.StopAsync();
        Assert.True(host.Log.Has("StopTimedOut"));
        _release.SetResult();
    }

    [Fact]
    public async Task does_not_wait_for_a_dependency_that_is_down()
    {
        _handler.Before = (_, _) => throw new Shop.Streaming.DependencyUnavailableException("The store", new TimeoutException());
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Has("WaitingForDependency"), "the consumer waits");
        await host.StopAsync();
        Assert.False(host.Log.Has("DrainTimedOut"));
        Assert.Null(_broker.Committed(0));
    }

    [Fact]
    public async Task works_while_the_handlers_store_does_not_answer_at_assignment()
    {
        _handler.BeforeAssignment = () => throw new Shop.Streaming.DependencyUnavailableException("The store", new TimeoutException());
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await Eventually.True(() => host.Log.Has("WaitingForDependency"), "the consumer waits");
        await host.StopAsync();
        Assert.False(host.Log.Has("StopTimedOut"));
        Assert.Null(_broker.Committed(0));
    }

    private Task EnterAndWait(Shop.Streaming.Kafka.PartitionBatch batch, CancellationToken cancellationToken)
    {
        _entered.TrySetResult();
        return _release.Task;
    }
}
