using Shop.AnalyticsService.Facts;
using Shop.Compliance;
using Shop.Embedded.Facts;

namespace Shop.AnalyticsService.Tests.FactStore;

public sealed class SQLite_facts : FactStoreCompliance
{
    private readonly TemporaryDirectory _disk = new();
    private readonly List<SqliteFactStore> _open = [];

    protected override ValueTask<IFactStore> OpenStore()
    {
        _open.Add(new SqliteFactStore(_disk["facts.db"]));
        return new(_open[^1]);
    }

    public override ValueTask DisposeAsync()
    {
        _open.ForEach(store => store.Dispose());
        _disk.Dispose();
        return default;
    }
}
