using Npgsql;
using Shop.EventStore.PostgreSql;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>Every instance of OrderService purges.</summary>
[Collection(PostgresCollection.Name)]
public sealed class Purging_beside_others(PostgresFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task waits_for_no_record_that_another_has_locked()
    {
        await using var database = await LogDatabase.Create(server);
        var log = new PostgresEventLog(database.Source);
        for (var append = 0; append < 3; append++)
        {
            await log.Append(Request($"order-{append}", idempotency: Key($"key-{append}")), Cancel);
        }

        await using (await Lock(database, "key-1"))
        {
            Assert.Equal(2, await log.Purge(DateTimeOffset.MaxValue, 10, Cancel));
        }

        Assert.Equal(1, await log.Purge(DateTimeOffset.MaxValue, 10, Cancel));
    }

    /// <summary>Until it is disposed.</summary>
    private static async Task<NpgsqlConnection> Lock(LogDatabase database, string key)
    {
        var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand($"begin; select from idempotency_records where key = '{key}' for update", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
