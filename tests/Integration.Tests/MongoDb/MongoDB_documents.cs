using Shop.Compliance;
using Shop.QueryService.Documents;
using Shop.QueryService.MongoDb;

namespace Shop.Integration.Tests.MongoDb;

[Collection("MongoDB")]
public sealed class MongoDB_documents(MongoServer server) : DocumentStoreCompliance
{
    private MongoDocumentStore? _store;

    protected override ValueTask<IDocumentStore> OpenStore() =>
        new(_store = new MongoDocumentStore(server.NewDatabase(), TimeProvider.System));

    public override ValueTask DisposeAsync()
    {
        _store?.Dispose();
        return default;
    }
}
