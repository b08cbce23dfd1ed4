namespace Shop.EventStore.Hydration;

/// <summary>States that save a long replay. Losing one costs time, never data.</summary>
public interface ISnapshots
{
    /// <summary>The newest snapshot of the stream at or below a version.</summary>
    Task<Snapshot?> Load(string stream, long upToVersion, CancellationToken cancellationToken);

    /// <summary>Keeps the snapshot; the same stream and version again is no error.</summary>
    Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken);
}
