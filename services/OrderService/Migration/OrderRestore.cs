using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.EventStore.PostgreSql;
using Shop.OrderService.PostgreSql;

namespace Shop.OrderService.Migration;

/// <summary>The step after the event log's database was restored from a dump, before the service starts: docs/promotion.md.</summary>
public static class OrderRestore
{
    /// <summary>The highest sequence that a consumer has seen, as 40 hex digits. Absent when none has seen more than the dump holds.</summary>
    public const string LastSeen = "Restore:LastSeen";

    /// <exception cref="FormatException"><see cref="LastSeen"/> is no sequence.</exception>
    /// <exception cref="InvalidOperationException">No primary is configured.</exception>
    public static Task Apply(IConfiguration configuration, CancellationToken cancellationToken) => PostgresRestore.Rebase(
        LogServers.Of(configuration).Primary,
        configuration[LastSeen] is { Length: > 0 } lastSeen ? Sequence.Parse(lastSeen) : null,
        cancellationToken);
}
