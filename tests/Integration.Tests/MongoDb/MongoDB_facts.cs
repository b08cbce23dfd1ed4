using Shop.AnalyticsService.Facts;
using Shop.AnalyticsService.MongoDb;
using Shop.Compliance;

namespace Shop.Integration.Tests.MongoDb;

[Collection("MongoDB")]
public sealed class MongoDB_facts(MongoServer server) : FactStoreCompliance
{
    private readonly string _address = server.NewDatabase();
    private readonly List<MongoFactStore> _open = [];

    protected override ValueTask<IFactStore> OpenStore()
    {
        _open.Add(new MongoFactStore(_address));
        return new(_open[^1]);
    }

    public override ValueTask DisposeAsync()
    {
        _open.ForEach(store => store.Dispose());
        return default;
    }
}
