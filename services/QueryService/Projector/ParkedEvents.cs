using Shop.QueryService.Documents;
using Shop.ServiceDefaults.Problems;
using Shop.Streaming;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

/// <summary>For operators, in a process that projects: which keys are parked, and how they are let through again.</summary>
internal sealed class ParkedEvents(PartitionConsumer<ProjectorHandler> consumer, IDocumentStore documents)
{
    public Task<IReadOnlyList<ParkedKey>> List(CancellationToken cancellationToken) => documents.LoadParkedKeys(cancellationToken);

    /// <summary>A key is in one partition, but what another program publishes may stand in any.</summary>
    public async Task<IReadOnlyList<ParkedKey>> Find(string topic, string key, CancellationToken cancellationToken) =>
    [
        .. from parked in await List(cancellationToken)
           where parked.Topic == topic && parked.Key == key
           orderby parked.Partition
           select parked,
    ];

    /// <summary>How many events wait, by key.</summary>
    /// <exception cref="DependencyDownException">Kafka does not answer.</exception>
    public Task<IReadOnlyDictionary<string, int>> Count(PartitionId partition, CancellationToken cancellationToken) =>
        Answered(() => consumer.CountParked(partition, cancellationToken));

    /// <summary>Projects the key's parked events in order. Answered by the instance that holds the key's partition.</summary>
    /// <param name="discard">Offsets in the partition of parked messages that are void, e.g. no event of this shop.</param>
    /// <exception cref="DependencyDownException">The read store or Kafka is down; the key stays parked.</exception>
    public Task<ReplayResult> Replay(ParkedKey parked, IReadOnlySet<long> discard, CancellationToken cancellationToken) =>
        Answered(() => consumer.Replay(new PartitionId(parked.Topic, parked.Partition), parked.Key, discard, cancellationToken));

    private static async Task<T> Answered<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (DependencyUnavailableException exception)
        {
            throw exception.InnerException as DependencyDownException ?? new DependencyDownException("Kafka", "kafka-down", exception);
        }
    }
}
