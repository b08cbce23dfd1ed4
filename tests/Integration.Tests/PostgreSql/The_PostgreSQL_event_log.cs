using Shop.Compliance;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class The_PostgreSQL_event_log(PostgresFixture server) : EventLogCompliance
{
    private LogDatabase? _database;

    protected override async ValueTask<IEventLog> OpenLog()
    {
        _database = await LogDatabase.Create(server);
        return new PostgresEventLog(_database.Source);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
