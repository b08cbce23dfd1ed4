using Confluent.Kafka;
using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.Embedded.Kafka;

/// <summary>A session behind <see cref="MockLogGate"/>. Each partition has its own count, used by its own relay loop.</summary>
internal sealed class MockLogSession(
    ISinkSession inner, GroupOffsets committed, IReadOnlyList<TopicPartitionOffset> highWatermarks, TimeProvider clock) : ISinkSession
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<TopicPartition, UncommittedMessages> _uncommitted =
        highWatermarks.ToDictionary(high => high.TopicPartition, high => new UncommittedMessages(high.Offset));

    public async ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        await inner.WaitForRoom(partition, envelope, cancellationToken);
        var target = new TopicPartition(EventType.Find(envelope.Type)!.Topic.Name, partition);
        var uncommitted = _uncommitted[target];
        if (uncommitted.IsFull)
        {
            await WaitForConsumers(target, uncommitted, cancellationToken);
        }

        uncommitted.Add(envelope.Body.Length);
    }

    public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
        inner.Publish(partition, envelope, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        committed.Dispose();
    }

    private async Task WaitForConsumers(TopicPartition target, UncommittedMessages uncommitted, CancellationToken cancellationToken)
    {
        while (true)
        {
            uncommitted.Release(await committed.Lowest(target, cancellationToken));
            if (uncommitted.HasDrained)
            {
                return;
            }

            await Task.Delay(RefreshInterval, clock, cancellationToken);
        }
    }
}
