using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.EventStore.PostgreSql;
using Shop.OrderService.PostgreSql;

namespace Shop.OrderService.Migration;

/// <summary>The step after the event log's database was restored from a dump, before the service starts: docs/promotion.md.</summary>
public static class OrderRestore
{
    /// <summary>Returns the timeline of new events.</summary>
    /// <param name="lastSeen">The highest sequence that a consumer has seen, as 40 hex digits; null when none is beyond the dump.</param>
    /// <exception cref="FormatException"><paramref name="lastSeen"/> is no sequence.</exception>
    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    public static Task<int> Apply(IConfiguration configuration, string? lastSeen, CancellationToken cancellationToken) =>
        PostgresRestore.Rebase(
            LogServers.Of(configuration).Primary, lastSeen is null ? null : Sequence.Parse(lastSeen), cancellationToken);
}
