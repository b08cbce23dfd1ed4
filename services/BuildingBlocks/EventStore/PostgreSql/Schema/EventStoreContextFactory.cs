using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class EventStoreContextFactory : IDesignTimeDbContextFactory<EventStoreContext>
{
    public EventStoreContext CreateDbContext(string[] args) => Create(NpgsqlDataSource.Create("Host=localhost"));

    public static EventStoreContext Create(NpgsqlDataSource source) =>
        new(new DbContextOptionsBuilder<EventStoreContext>().UseNpgsql(source).Options);
}
