using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

public sealed class Consuming_a_topic : IDisposable
{
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task hands_over_every_event_of_a_partition_in_order()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        for (var number = 0; number < 300; number++)
        {
            await _broker.Publish(number % Broker.Partitions, $"key-{number % 7}");
        }

        await Eventually.True(() => _handler.Effects == 300, "all events have their effect");
        Assert.Equal(Enumerable.Range(0, 150).Select(offset => (long)offset), _handler.EffectsOf(0).Select(effect => effect.Offset));
        Assert.Equal(Enumerable.Range(0, 150).Select(offset => (long)offset), _handler.EffectsOf(1).Select(effect => effect.Offset));
    }

    [Fact]
    public async Task gives_back_the_envelope_that_was_published()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        var published = await _broker.Publish(0, "Zoë", """{"n":1}""", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await Eventually.True(() => _handler.Effects == 1, "the event has its effect");
        var consumed = _handler.EffectsOf(0).Single().Event;
        Assert.Equal(published with { Body = default }, consumed with { Body = default });
        Assert.Equal(published.Body.ToArray(), consumed.Body.ToArray());
    }

    [Fact]
    public async Task begins_where_the_handlers_own_store_says()
    {
        for (var number = 0; number < 10; number++)
        {
            await _broker.Publish(0, "key");
        }

        _handler.StartAt(0, 7);
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await Eventually.True(() => _handler.Effects == 3, "the last three events have their effect");
        Assert.Equal([7, 8, 9], _handler.EffectsOf(0).Select(effect => effect.Offset));
    }

    [Fact]
    public async Task commits_an_offset_after_its_effect_and_not_before()
    {
        var release = new TaskCompletionSource();
        _handler.Before = (batch, _) => batch.LastOffset == 0 ? Task.CompletedTask : release.Task;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => _broker.Committed(0) == 1, "the first is committed");
        await _broker.Publish(0, "key");
        await _broker.Publish(1, "key");
        await Eventually.True(() => _broker.Committed(1) == 1, "a later commit has passed");
        Assert.Equal(1, _broker.Committed(0));
        release.SetResult();
        await Eventually.True(() => _broker.Committed(0) == 2, "the second is committed");
    }

    [Fact]
    public async Task takes_what_is_there_as_one_batch_up_to_its_maximum()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _handler.Before = (_, _) =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.BatchMax = 4);
        await _broker.Publish(0, "key");
        await entered.Task;
        for (var number = 0; number < 10; number++)
        {
            await _broker.Publish(0, "key");
        }

        await Eventually.True(() => host.Consumer.Status.Find(new PartitionId(Broker.Topic, 0))!.Offsets.Received == 11, "all were received");
        release.SetResult();
        await Eventually.True(() => _handler.Effects == 11, "all events have their effect");
        Assert.Equal([1, 4, 4, 2], _handler.Batches.Select(batch => batch.Events.Count));
    }

    [Fact]
    public async Task pauses_a_partition_whose_queue_is_full_and_loses_nothing()
    {
        var release = new TaskCompletionSource();
        _handler.Before = (batch, _) => batch.Partition.Number == 0 ? release.Task : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler, options => (options.QueueMax, options.BatchMax) = (10, 3));
        for (var number = 0; number < 200; number++)
        {
            await _broker.Publish(number % 2, "key");
        }

        await Eventually.True(() => _handler.EffectsOf(1).Count == 100, "the other partition goes on");
        Assert.InRange(host.Consumer.Status.Find(new PartitionId(Broker.Topic, 0))!.Offsets.Received, 1, 13);
        release.SetResult();
        await Eventually.True(() => _handler.EffectsOf(0).Count == 100, "the paused partition catches up");
        Assert.Equal(Enumerable.Range(0, 100).Select(offset => (long)offset), _handler.EffectsOf(0).Select(effect => effect.Offset));
    }

    [Fact]
    public async Task outlives_an_outage_of_all_brokers()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => _handler.Effects == 1, "the first event has its effect");
        _broker.Cluster.TakeBrokersDown();
        await Eventually.True(() => host.Log.Has("BrokerError"), "the outage was seen");
        _broker.Cluster.BringBrokersUp();
        await _broker.Publish(0, "key");
        await Eventually.True(() => _handler.Effects == 2, "the second event has its effect");
    }

    [Fact]
    public async Task begins_when_the_handlers_store_answers()
    {
        var down = true;
        _handler.BeforeAssignment = () => down ? throw new DependencyUnavailableException("The store", new TimeoutException()) : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Has("WaitingForDependency"), "the consumer waits");
        Assert.Equal(0, _handler.Effects);
        down = false;
        await Eventually.True(() => _handler.Effects == 1, "the event has its effect");
    }

    [Fact]
    public async Task opens_its_consumer_again_after_a_failure()
    {
        var fails = true;
        _handler.BeforeAssignment = () => fails ? throw new PartitionAlarmException("Unreadable", "The store cannot be read.") : Task.CompletedTask;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key");
        await Eventually.True(() => host.Log.Has("ConsumerFailed"), "the consumer has failed");
        fails = false;
        await Eventually.True(() => _handler.Effects == 1, "the event has its effect");
    }

    [Fact]
    public async Task repeats_nothing_after_it_lost_its_partitions()
    {
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.SessionTimeoutMilliseconds = 1_000);
        await _broker.Publish(0, "key");
        await Eventually.True(() => _handler.Effects == 1, "the first event has its effect");
        _broker.Cluster.TakeBrokersDown();
        await Eventually.True(() => host.Log.Has("PartitionLost"), "the session has ended");
        _broker.Cluster.BringBrokersUp();
        await _broker.Publish(0, "key");
        await Eventually.True(() => _handler.Effects == 2, "the second event has its effect");
        Assert.Equal([1, 2], _handler.VersionsOf(0, "key"));
    }
}
