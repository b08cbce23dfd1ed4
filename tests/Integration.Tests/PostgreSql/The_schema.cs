using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.EventStore.PostgreSql.Schema;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class The_schema(PostgresFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void is_what_the_migrations_make()
    {
        using var context = new EventStoreContextFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task is_migrated_by_two_at_once_and_again()
    {
        var database = await server.CreateEmpty(Cancel);
        try
        {
            var connectionString = $"{server.ConnectionString(database)};Pooling=false";
            await Task.WhenAll(PostgresMigration.Apply(connectionString, Cancel), PostgresMigration.Apply(connectionString, Cancel));
            await PostgresMigration.Apply(connectionString, Cancel);

            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var context = EventStoreContextFactory.Create(source);
            Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancel));
        }
        finally
        {
            await server.Drop(database, CancellationToken.None);
        }
    }
}
