using Microsoft.Extensions.Configuration;
using Shop.EventStore.PostgreSql.Schema;
using Shop.OrderService.PostgreSql;

namespace Shop.OrderService.Migration;

/// <summary>The step before the service starts: the event log's database comes to this version's schema.</summary>
public static class OrderMigration
{
    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    public static Task Apply(IConfiguration configuration, CancellationToken cancellationToken) =>
        PostgresMigration.Apply(LogServers.Of(configuration).Primary, cancellationToken);
}
