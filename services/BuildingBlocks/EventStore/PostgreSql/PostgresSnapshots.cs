using System.Text;
using Npgsql;
using Shop.EventStore.Hydration;
using static Shop.EventStore.PostgreSql.Parameters;

namespace Shop.EventStore.PostgreSql;

/// <summary>Snapshots beside the log; replicas have them too.</summary>
public sealed class PostgresSnapshots(NpgsqlDataSource source) : ISnapshots
{
    private readonly PostgresServer _server = new(source);

    public async Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        (await _server.Query(
            """
            select version, schema, timeline, xid, position, recorded_at, state from snapshots
            where stream = $1 and schema = $2 and version <= $3 and recorded_at <= $4
            order by version desc limit 1
            """,
            row => new Snapshot(
                row.GetInt64(0),
                row.GetInt32(1),
                EventRow.SequenceOf(row, 2),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetFieldValue<byte[]>(6)),
            cancellationToken,
            Of(stream),
            Of(schema),
            Of(upToVersion),
            Of(asOf))).SingleOrDefault();

    public Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken) => _server.Execute(
        """
        insert into snapshots (stream, schema, version, timeline, xid, position, recorded_at, state)
        select stream, $2, version, timeline, xid, position, $4, $5 from events
        where stream = $1 and version = $3 and timeline = $6 and xid = $7 and position = $8
        on conflict do nothing
        """,
        cancellationToken,
        [
            Of(stream),
            Of(snapshot.Schema),
            Of(snapshot.Version),
            Of(snapshot.RecordedAt),
            Json(Encoding.UTF8.GetString(snapshot.State.Span)),
            .. Of(snapshot.Last),
        ]);
}
