using Microsoft.EntityFrameworkCore;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>Brings the log's database to this program's schema. A step of its own before the services start, never part of a start.</summary>
public static class PostgresMigration
{
    // An index over a large log takes minutes; a step that hangs should still end.
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(30);

    /// <summary>Applies what is missing; two at once wait for each other. Throws what Npgsql throws when the server is away.</summary>
    public static async Task Apply(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = PostgresDataSource.Step(connectionString);
        await using var context = EventStoreContextFactory.Create(source);
        context.Database.SetCommandTimeout(TimeMax);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
