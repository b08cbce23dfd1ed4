using Shop.QueryService.Projector;

namespace Shop.QueryService.Documents;

/// <summary>One read model's documents, for its queries.</summary>
internal sealed class DocumentReader<TDocument>(ReadModel<TDocument> model, IDocumentStore documents)
    where TDocument : class
{
    public IReadModel ReadModel => model;

    public async Task<TDocument?> Find(string id, CancellationToken cancellationToken)
    {
        var found = await documents.Load(model.Name, [id], cancellationToken);
        return found.TryGetValue(id, out var document) ? model.Read(document) : null;
    }

    public async Task<IReadOnlyList<TDocument>> List(DocumentRange range, CancellationToken cancellationToken) =>
        [.. (await documents.List(model.Name, range, cancellationToken)).Select(model.Read)];
}
