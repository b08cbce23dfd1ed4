using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;

namespace Shop.Embedded.EventLog;

/// <summary>Cursors and leases in a file of their own: the log's writer never waits for them.</summary>
internal sealed class SqliteRelayCursors(SqliteFile file, TimeProvider clock) : IRelayCursors
{
    public const string Schema = """
        create table if not exists relay_leases (
            sink       text    not null,
            shard      integer not null,
            owner      text    not null,
            epoch      integer not null,
            expires_at integer not null, -- Unix time, milliseconds; 0 = released
            primary key (sink, shard)) without rowid;
        create table if not exists relay_cursors (
            sink      text    not null,
            partition integer not null,
            sequence  text    not null,
            primary key (sink, partition)) without rowid;
        """;

    public static SqliteFile OpenFile(string path) => SqliteFile.Open(
        path,
        Schema,
        durable: false,
        exception => new EventStoreUnavailableException("The cursors' file cannot be used.", exception, nothingWritten: true));

    public async Task<RelayLease?> Acquire(
        string sink, int shard, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var epoch = await file.Write(
            session => session.Scalar(
                """
                insert into relay_leases (sink, shard, owner, epoch, expires_at) values ($sink, $shard, $owner, 1, $expires)
                on conflict (sink, shard) do update set owner = excluded.owner, epoch = epoch + 1, expires_at = excluded.expires_at
                where expires_at <= $now or owner = excluded.owner returning epoch
                """,
                ("$sink", sink),
                ("$shard", shard),
                ("$owner", owner),
                ("$expires", Now + (long)duration.TotalMilliseconds),
                ("$now", Now)),
            cancellationToken);
        return epoch is long won ? new RelayLease(sink, shard, owner, won) : null;
    }

    public Task<bool> Renew(RelayLease lease, TimeSpan duration, CancellationToken cancellationToken) => file.Write(
        session => session.Execute(
            """
            update relay_leases set expires_at = $expires
            where sink = $sink and shard = $shard and epoch = $epoch and expires_at <> 0
            """,
            ("$sink", lease.Sink),
            ("$shard", lease.Shard),
            ("$epoch", lease.Epoch),
            ("$expires", Now + (long)duration.TotalMilliseconds)) == 1,
        cancellationToken);

    public Task<IReadOnlyDictionary<int, Sequence>> Load(string sink, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, Sequence>>(file.Read(session => session.Query(
            "select partition, sequence from relay_cursors where sink = $sink",
            row => (Partition: row.GetInt32(0), Sequence: Sequence.Parse(row.GetString(1))),
            ("$sink", sink)).ToDictionary(cursor => cursor.Partition, cursor => cursor.Sequence)));

    public Task<bool> Move(RelayLease lease, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken) => file.Write(
        session =>
        {
            if (!Holds(session, lease))
            {
                return false;
            }

            Set(session, lease.Sink, cursors, "where sequence < excluded.sequence");
            return true;
        },
        cancellationToken);

    public Task Rewind(string sink, IReadOnlyDictionary<int, Sequence> cursors, CancellationToken cancellationToken) => file.Write(
        session =>
        {
            session.Execute("update relay_leases set epoch = epoch + 1, expires_at = 0 where sink = $sink", ("$sink", sink));
            Set(session, sink, cursors, "where true");
            return true;
        },
        cancellationToken);

    // The row stays: epochs only grow.
    public Task Release(RelayLease lease, CancellationToken cancellationToken) => file.Write(
        session => session.Execute(
            "update relay_leases set expires_at = 0 where sink = $sink and shard = $shard and epoch = $epoch",
            ("$sink", lease.Sink),
            ("$shard", lease.Shard),
            ("$epoch", lease.Epoch)),
        cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static bool Holds(SqliteSession session, RelayLease lease) => session.Scalar(
        "select 1 from relay_leases where sink = $sink and shard = $shard and epoch = $epoch and expires_at <> 0",
        ("$sink", lease.Sink),
        ("$shard", lease.Shard),
        ("$epoch", lease.Epoch)) is not null;

    private static void Set(SqliteSession session, string sink, IReadOnlyDictionary<int, Sequence> cursors, string condition)
    {
        foreach (var (partition, sequence) in cursors)
        {
            session.Execute(
                $"""
                insert into relay_cursors (sink, partition, sequence) values ($sink, $partition, $sequence)
                on conflict (sink, partition) do update set sequence = excluded.sequence {condition}
                """,
                ("$sink", sink),
                ("$partition", partition),
                ("$sequence", sequence.ToString()));
        }
    }
}
