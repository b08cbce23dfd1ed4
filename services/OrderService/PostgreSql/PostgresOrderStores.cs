using Microsoft.AspNetCore.Builder;
using Shop.EventStore.PostgreSql;

namespace Shop.OrderService.PostgreSql;

public static class PostgresOrderStores
{
    /// <summary>The stores in PostgreSQL: <c>ConnectionStrings:Orders</c> and, optionally, <c>ConnectionStrings:OrdersReplicas</c>.</summary>
    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    public static OrderStores AddPostgresOrderStores(this WebApplicationBuilder builder)
    {
        var servers = LogServers.Of(builder.Configuration);
        var log = new PostgresLog(servers.Primary, servers.Replicas);
        builder.Services.AddPostgresLog(log);
        var events = new PostgresEventLog(log.Primary);
        return new OrderStores(events, events, new PostgresSnapshots(log.Primary), new PostgresRelayCursors(log.Primary))
        {
            Replicas = log.HistoryServers,
        };
    }
}
