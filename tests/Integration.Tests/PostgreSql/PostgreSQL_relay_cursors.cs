using Shop.Compliance;
using Shop.EventStore.PostgreSql;
using Shop.EventStore.Relay;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class PostgreSQL_relay_cursors(PostgresFixture server) : RelayCursorsCompliance
{
    private LogDatabase? _database;

    protected override async ValueTask<IRelayCursors> OpenCursors()
    {
        _database = await LogDatabase.Create(server);
        return new PostgresRelayCursors(_database.Source);
    }

    protected override Task ExpireLeases() =>
        _database!.Execute("update relay_leases set expires_at = 'epoch' where expires_at <> '-infinity'");

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
