using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

public sealed class Messages_of_one_batch_that_fail : IDisposable
{
    private static readonly PartitionId Partition = new(Broker.Topic, 0);
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task have_each_all_of_their_attempts()
    {
        var failures = new Dictionary<string, int> { ["one"] = 2, ["other"] = 2 };
        _handler.CanHandle = envelope => !failures.TryGetValue(envelope.Key, out var left) || (failures[envelope.Key] = left - 1) < 0;
        var release = new TaskCompletionSource();
        _handler.Before = (_, _) => release.Task;
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.AttemptsMax = 3);
        await _broker.Publish(0, "first");
        await Eventually.True(() => host.Consumer.Status.Find(Partition) is { Step: ConsumerStep.Handle }, "it is held up");
        await _broker.Publish(0, "one");
        await _broker.Publish(0, "other");
        await Eventually.True(() => host.Consumer.Status.Find(Partition)?.Offsets.Received == 3, "both wait");
        release.SetResult();
        await Eventually.True(() => _broker.Committed(0) == 3, "all are done");
        Assert.Equal([1, 2], _handler.Batches.Select(batch => batch.Events.Count));
        Assert.Empty(_handler.ParkedKeys);
    }

    [Fact]
    public async Task are_parked_by_another_producer_when_the_first_has_failed_for_good()
    {
        _handler.CanHandle = _ => false;
        var release = new TaskCompletionSource();
        _handler.Before = (_, _) => release.Task;
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "bad");
        _broker.Cluster.RefuseProduce(Confluent.Kafka.ErrorCode.OutOfOrderSequenceNumber);
        release.SetResult();
        await Eventually.True(() => _broker.Committed(0) == 1, "it is parked");
        Assert.True(host.Log.Has("WaitingForDependency"));
        Assert.Single(_broker.Parked(0));
    }
}
