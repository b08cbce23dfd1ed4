using Shop.QueryService.Documents;

namespace Shop.QueryService.Tests.Projector;

/// <summary>Writes whatever is there, and only its own order of calls: what a store must not do.</summary>
internal sealed class BlindStore(IDocumentStore inner) : IDocumentStore
{
    public async Task<IReadOnlySet<string>> Write(
        string readModel, IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var refused = await inner.Write(readModel, writes, cancellationToken);
        var stored = await inner.Load(readModel, refused, cancellationToken);
        return await inner.Write(
            readModel,
            [.. writes.Where(write => refused.Contains(write.Document.Id)).Select(write => write with { Replaces = stored[write.Document.Id].Sequence })],
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, Document>> Load(
        string readModel, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => inner.Load(readModel, ids, cancellationToken);

    public Task<IReadOnlyList<Document>> List(string readModel, DocumentRange range, CancellationToken cancellationToken) =>
        inner.List(readModel, range, cancellationToken);

    public Task<IReadOnlyList<Checkpoint>> LoadCheckpoints(CancellationToken cancellationToken) => inner.LoadCheckpoints(cancellationToken);

    public Task SaveCheckpoints(IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellationToken) =>
        inner.SaveCheckpoints(checkpoints, cancellationToken);

    public Task<IReadOnlyList<ParkedKey>> LoadParkedKeys(CancellationToken cancellationToken) => inner.LoadParkedKeys(cancellationToken);

    public Task Park(ParkedKey parked, CancellationToken cancellationToken) => inner.Park(parked, cancellationToken);

    public Task Unpark(string topic, int partition, string key, CancellationToken cancellationToken) =>
        inner.Unpark(topic, partition, key, cancellationToken);
}
