using Shop.EventStore.Log;

namespace Shop.EventStore.Hydration;

/// <summary>How a stream's events become a state.</summary>
/// <param name="SnapshotSchema">Raise it when the state's shape changes: older snapshots are then ignored.</param>
/// <param name="SnapshotEvery">A snapshot each time this many events have been added.</param>
public sealed record Aggregate<TState>(
    TState Initial,
    Func<TState, StoredEvent, TState> Apply,
    int SnapshotSchema,
    int SnapshotEvery,
    Func<TState, byte[]> WriteState,
    Func<ReadOnlyMemory<byte>, TState> ReadState);
