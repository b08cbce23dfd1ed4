namespace Shop.EventStore.Hydration;

/// <summary>States that save a long replay. Losing one costs time, never data.</summary>
public interface ISnapshots
{
    /// <summary>The newest snapshot of this shape at or below a version and recorded at or before a time.</summary>
    /// <param name="schema">Snapshots of other shapes are another program's.</param>
    Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the snapshot if its last event is in the log with that very sequence; the same stream, shape and
    /// version again is no error.
    /// </summary>
    Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken);
}
