using Shop.Compliance;
using Shop.QueryService.Documents;
using Shop.QueryService.Tests.Support;

namespace Shop.QueryService.Tests.Documents;

public sealed class SQLite_documents : DocumentStoreCompliance
{
    private readonly TestStore _store = new();

    protected override ValueTask<IDocumentStore> OpenStore() => new(_store.Sqlite);

    public override ValueTask DisposeAsync()
    {
        _store.Dispose();
        return default;
    }
}
