using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Relay;
using static Shop.EventStore.PostgreSql.Parameters;

namespace Shop.EventStore.PostgreSql;

/// <summary>Cursors and leases beside the log. Leases run by the server's clock: those of the processes may differ.</summary>
public sealed class PostgresRelayCursors(NpgsqlDataSource source) : IRelayCursors
{
    private readonly PostgresServer _server = new(source);

    public async Task<RelayLease?> Acquire(
        string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        // Who waits for a lease asks all the time: what another holds is looked at only, without a lock, which would be a write.
        var epochs = await _server.Query(
            """
            insert into relay_leases as lease (sink, shard, owner, epoch, expires_at)
            select $1, $2, $3, 1, clock_timestamp() + $4 where not exists (
                select from relay_leases where sink = $1 and shard = $2 and owner <> $3 and expires_at > clock_timestamp())
            on conflict (sink, shard) do update
            set owner = excluded.owner, epoch = lease.epoch + 1, expires_at = excluded.expires_at
            where lease.expires_at <= clock_timestamp() or lease.owner = excluded.owner
            returning epoch
            """,
            row => row.GetInt64(0),
            cancellationToken,
            Of(sink),
            Of(shard),
            Of(owner),
            Of(duration));
        return epochs is [var epoch] ? new RelayLease(sink, shard, owner, epoch) : null;
    }

    public async Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken) => await _server.Execute(
        $"update relay_leases set expires_at = clock_timestamp() + $5 where {Held}",
        cancellationToken,
        [.. LeaseOf(lease), Of(duration)]) == 1;

    public async Task<IReadOnlyDictionary<int, Sequence>> Load(string sink, CancellationToken cancellationToken)
    {
        var cursors = await _server.Query(
            "select partition, sequence from relay_cursors where sink = $1",
            row => (Partition: row.GetInt32(0), Sequence: Sequence.Parse(row.GetString(1))),
            cancellationToken,
            Of(sink));
        return cursors.ToDictionary(cursor => cursor.Partition, cursor => cursor.Sequence);
    }

    // The lease's row is locked until the cursors are set: nobody takes it over in between.
    public Task<bool> Move(RelayLease lease, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken) => _server.Single(
        $"""
        with held as materialized (select from relay_leases where {Held} for share),
        moved as (
            insert into relay_cursors as cursor (sink, partition, sequence)
            select $1, partition, sequence from unnest($5, $6) as moves (partition, sequence)
            where exists (select from held)
            order by partition
            on conflict (sink, partition) do update set sequence = excluded.sequence where cursor.sequence < excluded.sequence
        )
        select exists (select from held)
        """,
        row => row.GetBoolean(0),
        cancellationToken,
        [.. LeaseOf(lease), .. CursorsOf(cursors)]);

    public Task Rewind(string sink, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken) =>
        _server.ExecuteTogether(
            [
                Command("update relay_leases set epoch = epoch + 1, expires_at = '-infinity' where sink = $1", Of(sink)),
                Command(
                    """
                    insert into relay_cursors (sink, partition, sequence)
                    select $1, partition, sequence from unnest($2, $3) as moves (partition, sequence) order by partition
                    on conflict (sink, partition) do update set sequence = excluded.sequence
                    """,
                    [Of(sink), .. CursorsOf(cursors)]),
            ],
            cancellationToken);

    // The row stays: epochs only grow.
    public Task Release(RelayLease lease, CancellationToken cancellationToken) => _server.Execute(
        $"update relay_leases set expires_at = '-infinity' where {Held}", cancellationToken, LeaseOf(lease));

    // The owner too: a standby promoted before it had the last leases gives their epochs again.
    private const string Held = "sink = $1 and shard = $2 and owner = $3 and epoch = $4 and expires_at <> '-infinity'";

    private static NpgsqlParameter[] LeaseOf(RelayLease lease) =>
        [Of(lease.Sink), Of(lease.Shard), Of(lease.Owner), Of(lease.Epoch)];

    private static NpgsqlParameter[] CursorsOf(IReadOnlyDictionary<int, Sequence> cursors) =>
    [
        Of(cursors.Keys.ToArray()),
        Of(cursors.Values.Select(sequence => sequence.ToString()).ToArray()),
    ];

    private static NpgsqlBatchCommand Command(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }
}
