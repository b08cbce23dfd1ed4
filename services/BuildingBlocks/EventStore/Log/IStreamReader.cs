using Shop.Contracts;

namespace Shop.EventStore.Log;

/// <summary>Reads that a replica may answer too.</summary>
public interface IStreamReader
{
    /// <summary>Events of one stream by version.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken);

    /// <summary>Whether this server has the event yet: what a read that carries a token must know of a replica.</summary>
    Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken);
}
