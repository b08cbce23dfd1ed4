using System.Collections.Concurrent;
using Shop.Contracts;
using Shop.Streaming.Kafka;

namespace Shop.Streaming.Tests.Kafka;

/// <summary>A handler whose effect is a list, and whose store is its memory: it outlives the consumers that use it.</summary>
internal sealed class ThingsHandler : IPartitionHandler
{
    private readonly Lock _lock = new();
    private readonly List<(PartitionId Partition, ConsumedEvent Event)> _effects = [];
    private readonly ConcurrentDictionary<PartitionId, long> _next = [];

    /// <summary>Runs before a batch has its effect.</summary>
    public Func<PartitionBatch, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether an event can be handled.</summary>
    public Func<EventEnvelope, bool> CanHandle { get; set; } = _ => true;

    /// <summary>Runs after a key was unparked, before that is known.</summary>
    public Func<Task> AfterUnpark { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeAssignment { get; set; } = () => Task.CompletedTask;

    public ConcurrentDictionary<(int Partition, string Key), Sequence?> ParkedKeys { get; } = [];

    public ConcurrentQueue<PartitionBatch> Batches { get; } = [];

    public IReadOnlyList<ConsumedEvent> EffectsOf(int partition)
    {
        lock (_lock)
        {
            return [.. _effects.Where(effect => effect.Partition.Number == partition).Select(effect => effect.Event)];
        }
    }

    public int Effects
    {
        get
        {
            lock (_lock)
            {
                return _effects.Count;
            }
        }
    }

    /// <summary>The versions of a key in the order of their effects.</summary>
    public IEnumerable<long> VersionsOf(int partition, string key) =>
        EffectsOf(partition).Where(effect => effect.Event.Key == key).Select(effect => effect.Event.Version);

    public void StartAt(int partition, long offset) => _next[new PartitionId(Broker.Topic, partition)] = offset;

    public async Task<PartitionStart> Assigned(PartitionId partition, CancellationToken cancellationToken)
    {
        await BeforeAssignment();
        var parked = ParkedKeys.Keys.Where(key => key.Partition == partition.Number).Select(key => key.Key).ToHashSet();
        return new PartitionStart(_next.GetValueOrDefault(partition), parked);
    }

    public async Task Handle(PartitionBatch batch, CancellationToken cancellationToken)
    {
        await Before(batch, cancellationToken);
        if (batch.Events.FirstOrDefault(consumed => !CanHandle(consumed.Event)) is { } bad)
        {
            throw new UnhandleableMessageException(bad.Offset, "It is bad.");
        }

        Take(batch.Partition, batch.Events);
        Batches.Enqueue(batch);
        _next[batch.Partition] = batch.LastOffset + 1;
    }

    public Task Replay(PartitionId partition, ConsumedEvent parked, CancellationToken cancellationToken)
    {
        if (!CanHandle(parked.Event))
        {
            throw new UnhandleableMessageException(parked.Offset, "It is still bad.");
        }

        Take(partition, [parked]);
        return Task.CompletedTask;
    }

    public Task Park(PartitionId partition, string key, Sequence? before, string reason, CancellationToken cancellationToken)
    {
        ParkedKeys.TryAdd((partition.Number, key), before);
        return Task.CompletedTask;
    }

    public Task Unpark(PartitionId partition, string key, CancellationToken cancellationToken)
    {
        ParkedKeys.TryRemove((partition.Number, key), out _);
        return AfterUnpark();
    }

    private void Take(PartitionId partition, IEnumerable<ConsumedEvent> events)
    {
        lock (_lock)
        {
            _effects.AddRange(events.Select(consumed => (partition, consumed)));
        }
    }
}
