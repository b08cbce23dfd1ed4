using Npgsql;
using Shop.Contracts;
using Shop.EventStore.PostgreSql.Schema;

namespace Shop.EventStore.PostgreSql;

/// <summary>
/// Makes a database that was restored from a dump the log of its new server. Transaction numbers are a server's own: without this,
/// new events would sort before the restored ones and never be read. Physical copies keep the numbers and need nothing.
/// </summary>
public static class PostgresRestore
{
    // A large log takes its time; the caller's token ends it.
    private const int Unlimited = 0;

    // Nothing is appended meanwhile, and whoever held a lease of the lost server holds it no longer.
    private const string Fence = """
        lock table events in exclusive mode;
        update relay_leases set epoch = epoch + 1, expires_at = '-infinity';
        update log_origin set system_identifier = control.system_identifier from pg_control_system() as control;
        """;

    /// <summary>From the first eight hex digits of every sequence that the dump knows.</summary>
    private const string LastTimeline = """
        select greatest(
            (select max(timeline) from events),
            (select max(('x' || substr(sequence, 1, 8))::bit(32)::integer) from relay_cursors),
            log_timeline(),
            $1)
        """;

    // Of the server itself, without what the dump's own origin adds to it.
    private const string ServersTimeline = "select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer";

    /// <summary>While no service runs. Returns the timeline of new events, which is above every earlier one.</summary>
    /// <param name="lastSeen">The last sequence that any consumer has seen, when it may be younger than the dump.</param>
    public static async Task<int> Rebase(string connectionString, Sequence? lastSeen, CancellationToken cancellationToken)
    {
        await using var source = PostgresDataSource.Step(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute(connection, Fence, cancellationToken);
        var seen = (int)(lastSeen ?? Sequence.Start).Parts().Timeline;
        var timeline = await Number(connection, LastTimeline, cancellationToken, Parameters.Of(seen)) + 1;
        var own = await Number(connection, ServersTimeline, cancellationToken);
        await Execute(connection, LogTimeline.Definition(timeline - own), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return timeline;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Unlimited };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<int> Number(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Unlimited };
        command.Parameters.AddRange(parameters);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
