using Shop.Contracts;

namespace Shop.EventStore.Hydration;

/// <param name="Version">0 when the stream does not exist, or not yet.</param>
/// <param name="RecordedAt">Of the last event in the state; the earliest time when there is none.</param>
public sealed record Hydrated<TState>(TState State, long Version, Sequence Last, DateTimeOffset RecordedAt);
