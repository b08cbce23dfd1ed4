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

    [Fact]
    public async Task A_lease_that_another_holds_is_looked_at_and_not_locked()
    {
        var cursors = new PostgresRelayCursors(_database!.Source);
        Assert.NotNull(await cursors.Acquire("kafka", 0, "holder", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Null(await cursors.Acquire("kafka", 0, "waiting", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        // A lock of a row is the number of a transaction in it, which is written to the disk.
        Assert.Equal("0", await _database.Scalar<string>("select xmax::text from relay_leases"));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
