using Npgsql;

namespace Shop.EventStore.PostgreSql;

/// <summary>How far behind the present the log can be read: as far as the oldest transaction that writes, in any database of the server.</summary>
internal sealed class Watermark(NpgsqlDataSource source)
{
    private readonly PostgresServer _server = new(source);

    /// <summary>
    /// Age of the oldest open transaction that has a number; zero when there is none. Null when this role may not see one of
    /// them: it lacks <c>pg_read_all_stats</c>.
    /// </summary>
    public Task<TimeSpan?> Age(CancellationToken cancellationToken) => _server.Single(
        """
        select count(*) = count(xact_start), coalesce(clock_timestamp() - min(xact_start), interval '0')
        from pg_stat_activity where backend_xid is not null
        """,
        row => row.GetBoolean(0) ? row.GetTimeSpan(1) : (TimeSpan?)null,
        cancellationToken);
}
