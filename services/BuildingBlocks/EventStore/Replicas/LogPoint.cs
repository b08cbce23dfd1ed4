using Shop.Contracts;

namespace Shop.EventStore.Replicas;

/// <summary>An event that a read must not miss.</summary>
public sealed record LogPoint(int Partition, Sequence Sequence)
{
    /// <summary>The event that a token was given for.</summary>
    public static LogPoint Of(ConsistencyToken token) => new(Topic.Find(token.Topic)!.PartitionOf(token.Key), token.Sequence);
}
