using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>What was there to be handled, in the partition's order.</summary>
/// <param name="Events">Without those of parked keys: may be empty.</param>
/// <param name="LastOffset">Of the last message of the batch, parked ones included.</param>
/// <param name="LastSequence">Of its last message that is an event, parked ones included; null when none is.</param>
public sealed record PartitionBatch(PartitionId Partition, IReadOnlyList<ConsumedEvent> Events, long LastOffset, Sequence? LastSequence);
