using Microsoft.Extensions.Configuration;

namespace Shop.OrderService.PostgreSql;

/// <summary>
/// The log's servers from the configuration. <c>ConnectionStrings:Orders</c> is the primary, by an Npgsql connection string;
/// <c>ConnectionStrings:OrdersReplicas</c>, when it is there, holds one for each replica, separated by <c>|</c>.
/// </summary>
internal sealed record LogServers(string Primary, IReadOnlyList<string> Replicas)
{
    private const char Separator = '|';

    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    public static LogServers Of(IConfiguration configuration) => new(
        configuration.GetConnectionString("Orders") is { Length: > 0 } primary
            ? primary
            : throw new InvalidOperationException("ConnectionStrings:Orders is missing: the PostgreSQL database of the event log."),
        configuration.GetConnectionString("OrdersReplicas")?.Split(
            Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);
}
