using Shop.ServiceDefaults.Problems;

namespace Shop.QueryService.Documents;

/// <summary>
/// Where read models live. Asks for no transaction over several documents: each document is written where its
/// sequence is still the one read, and a checkpoint is written after the documents it stands for.
/// Every method throws <see cref="DependencyDownException"/> when the store does not answer; see <see cref="ReadStoreDown"/>.
/// </summary>
public interface IDocumentStore
{
    /// <summary>By id; documents that do not exist are absent.</summary>
    Task<IReadOnlyDictionary<string, Document>> Load(string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Each document on its own: inserted when <see cref="DocumentWrite.Replaces"/> is null and there is none, replaced
    /// when the stored sequence equals it. Durable on return. The ids of those that were refused.
    /// </summary>
    Task<IReadOnlySet<string>> Write(string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken);

    /// <summary>Documents of one list in the order of their positions, compared as ordinal text.</summary>
    Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken);

    /// <summary>Of all read models and partitions that have one.</summary>
    Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken);

    /// <summary>
    /// Moves checkpoints forward, never back: (sequence, offset) compared in that order, no offset before every offset.
    /// </summary>
    Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken);

    Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken);

    /// <summary>A key that is parked already stays as it is.</summary>
    Task Park(ParkedKey parked, CancellationToken cancellationToken);

    Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken);
}
