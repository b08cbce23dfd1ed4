namespace Shop.Streaming.Kafka;

/// <summary>Where a consumer goes on in a partition that it was given.</summary>
/// <param name="NextOffset">The first offset to read; 0 is the beginning. Never guessed: an offset that the broker does not hold stops the partition.</param>
/// <param name="ParkedKeys">Keys whose messages go to the parked topic until an operator replays them.</param>
public sealed record PartitionStart(long NextOffset, IReadOnlySet<string> ParkedKeys);
