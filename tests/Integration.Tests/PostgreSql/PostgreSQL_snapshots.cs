using Shop.Compliance;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class PostgreSQL_snapshots(PostgresFixture server) : SnapshotCompliance
{
    private LogDatabase? _database;

    protected override async ValueTask<(IEventLog Log, ISnapshots Snapshots)> OpenStore()
    {
        _database = await LogDatabase.Create(server);
        return (new PostgresEventLog(_database.Source), new PostgresSnapshots(_database.Source));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
