using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop.EventStore.PostgreSql.Schema;

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class EventStoreContextFactory : IDesignTimeDbContextFactory<EventStoreContext>
{
    public EventStoreContext CreateDbContext(string[] args) => Create("Host=localhost");

    public static EventStoreContext Create(string connectionString) =>
        new(new DbContextOptionsBuilder<EventStoreContext>().UseNpgsql(connectionString).Options);
}
