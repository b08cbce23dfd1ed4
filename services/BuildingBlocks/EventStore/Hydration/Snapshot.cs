using Shop.Contracts;

namespace Shop.EventStore.Hydration;

/// <param name="Schema">Shape of <paramref name="State"/>; a reader of another shape ignores the snapshot.</param>
/// <param name="Last">Sequence of the last event that went into it.</param>
/// <param name="State">UTF-8 JSON.</param>
public sealed record Snapshot(long Version, int Schema, Sequence Last, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> State);
