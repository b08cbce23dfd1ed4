using Shop.Contracts;
using Shop.QueryService.Documents;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>For operators, in a process that projects: which keys are parked, and how they are let through again.</summary>
public sealed class ParkedEvents
{
    private readonly PartitionConsumer<ProjectorHandler> _consumer;
    private readonly IDocumentStore _documents;

    internal ParkedEvents(PartitionConsumer<ProjectorHandler> consumer, IDocumentStore documents) =>
        (_consumer, _documents) = (consumer, documents);

    public Task<IReadOnlyList<ParkedKey>> List(CancellationToken cancellationToken) => _documents.LoadParkedKeys(cancellationToken);

    /// <summary>Projects the key's parked events in order. Answered by the instance that holds the key's partition.</summary>
    /// <param name="discard">Offsets in <paramref name="topic"/> of parked messages that are void, e.g. no event of this shop.</param>
    /// <exception cref="DependencyUnavailableException">The read store or Kafka is down; the key stays parked.</exception>
    /// <exception cref="PartitionAlarmException">A parked event does not follow what is projected; the key stays parked.</exception>
    public Task<ReplayResult> Replay(Topic topic, string key, IReadOnlySet<long> discard, CancellationToken cancellationToken) =>
        _consumer.Replay(new PartitionId(topic.Name, topic.PartitionOf(key)), key, discard, cancellationToken);
}
