using System.Text;
using Shop.Contracts;
using Shop.QueryService.Documents;
using Xunit;

namespace Shop.Compliance;

/// <summary>What every adapter of <see cref="IDocumentStore"/> does. Each test gets a store of its own, new and empty.</summary>
public abstract partial class DocumentStoreCompliance : IAsyncLifetime
{
    protected const string ReadModel = "orders";
    private const string Topic = "orders.v1";
    private IDocumentStore _store = null!;

    protected abstract ValueTask<IDocumentStore> OpenStore();

    public async ValueTask InitializeAsync() => _store = await OpenStore();

    public abstract ValueTask DisposeAsync();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Sequence At(long position) => Sequence.Of(0, 0, position);

    private static Document Doc(string id, long position, DocumentPlace? place = null, string json = "{}") =>
        new(id, At(position), place, Encoding.UTF8.GetBytes(json));

    private Task<IReadOnlySet<string>> Insert(params Document[] documents) =>
        _store.Write(ReadModel, [.. documents.Select(document => new DocumentWrite(document, null))], Cancel);

    private Task<IReadOnlySet<string>> Replace(Document document, long position) =>
        _store.Write(ReadModel, [new DocumentWrite(document, At(position))], Cancel);

    private async Task<Document?> Find(string id) => (await _store.Load(ReadModel, [id], Cancel)).GetValueOrDefault(id);
}
