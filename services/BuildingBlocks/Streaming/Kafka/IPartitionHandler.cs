using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>
/// What a consumer group does with its messages. A partition's calls never overlap; those of different partitions do.
/// How a failure is answered depends on its type: <see cref="DependencyUnavailableException"/> waits,
/// <see cref="UnhandleableMessageException"/> retries and then parks the message's key,
/// <see cref="PartitionAlarmException"/> stops the partition; anything else is retried for ever, visibly.
/// </summary>
public interface IPartitionHandler
{
    /// <summary>The partition is this instance's now. Reads the consumer's own store, not the broker's offsets.</summary>
    Task<PartitionStart> Assigned(PartitionId partition, CancellationToken cancellationToken);

    /// <summary>Returns when the effect is durable. The same events may come again.</summary>
    Task Handle(PartitionBatch batch, CancellationToken cancellationToken);

    /// <summary>Handles an event that was parked, though later events of its partition have been handled.</summary>
    Task Replay(PartitionId partition, ConsumedEvent parked, CancellationToken cancellationToken);

    /// <summary>Records that the key's messages are parked from here on. Recording it again changes nothing.</summary>
    /// <param name="before">The last event of the partition before the first that is parked; null when the batch began with it.</param>
    /// <param name="reason">Why the first of them could not be handled.</param>
    Task Park(PartitionId partition, string key, Sequence? before, string reason, CancellationToken cancellationToken);

    /// <summary>Records that all parked messages of the key have been replayed. When it fails the key stays parked.</summary>
    Task Unpark(PartitionId partition, string key, CancellationToken cancellationToken);
}
