using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Hydration;

/// <summary>Rebuilds a state from its events: the latest, as of a version, or as of a time.</summary>
public sealed class Hydrator<TState>(IStreamReader log, ISnapshots snapshots, Aggregate<TState> aggregate)
{
    private const int PageSize = 500;

    /// <summary>Of a stream that does not exist.</summary>
    public Hydrated<TState> Initial { get; } = new(aggregate.Initial, 0, Sequence.Start, DateTimeOffset.MinValue);

    public Task<Hydrated<TState>> Latest(string stream, CancellationToken cancellationToken) =>
        Hydrate(new StreamRange(stream), cancellationToken);

    /// <summary>The state at <paramref name="version"/>, or the latest when the stream is shorter.</summary>
    public Task<Hydrated<TState>> AsOf(string stream, long version, CancellationToken cancellationToken) =>
        Hydrate(new StreamRange(stream, UpTo: version), cancellationToken);

    /// <summary>The state after every event recorded at or before <paramref name="time"/>.</summary>
    public Task<Hydrated<TState>> AsOf(string stream, DateTimeOffset time, CancellationToken cancellationToken) =>
        Hydrate(new StreamRange(stream, AsOf: time), cancellationToken);

    /// <summary>Keeps a snapshot when the step from one version to the next passed a multiple of the interval.</summary>
    public async Task SnapshotWhenDue(string stream, long before, Hydrated<TState> after, CancellationToken cancellationToken)
    {
        if (before / aggregate.SnapshotEvery == after.Version / aggregate.SnapshotEvery)
        {
            return;
        }

        var state = aggregate.WriteState(after.State);
        var snapshot = new Snapshot(after.Version, aggregate.SnapshotSchema, after.Last, after.RecordedAt, state);
        await snapshots.Save(stream, snapshot, cancellationToken);
    }

    private async Task<Hydrated<TState>> Hydrate(StreamRange range, CancellationToken cancellationToken)
    {
        var asOf = range.AsOf ?? DateTimeOffset.MaxValue;
        var snapshot = await snapshots.Load(range.Stream, aggregate.SnapshotSchema, range.UpTo, asOf, cancellationToken);
        var start = snapshot is null
            ? Initial
            : new Hydrated<TState>(aggregate.ReadState(snapshot.State), snapshot.Version, snapshot.Last, snapshot.RecordedAt);
        return await Replay(start, range, cancellationToken);
    }

    private async Task<Hydrated<TState>> Replay(Hydrated<TState> start, StreamRange range, CancellationToken cancellationToken)
    {
        var current = start;
        while (true)
        {
            var page = await log.ReadStream(range with { After = current.Version, Limit = PageSize }, cancellationToken);
            current = page.Aggregate(current, Next);
            if (page.Count < PageSize)
            {
                return current;
            }
        }
    }

    /// <summary>The state after one more event.</summary>
    public Hydrated<TState> Next(Hydrated<TState> current, StoredEvent @event) =>
        new(aggregate.Apply(current.State, @event), @event.Version, @event.Sequence, @event.RecordedAt);
}
