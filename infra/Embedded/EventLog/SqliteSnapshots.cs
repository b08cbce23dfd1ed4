using System.Text;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Hydration;

namespace Shop.Embedded.EventLog;

internal sealed class SqliteSnapshots(SqliteFile file) : ISnapshots
{
    public Task<Snapshot?> Load(
        string stream, int schema, long upToVersion, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        file.ReadOrReport(session => session.Query(
            """
            select version, schema, position, recorded_at, state from snapshots
            where stream = $stream and schema = $schema and version <= $upTo and recorded_at <= $asOf
            order by version desc limit 1
            """,
            row => new Snapshot(
                row.GetInt64(0),
                row.GetInt32(1),
                EventRow.SequenceOf(row.GetInt64(2)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                Encoding.UTF8.GetBytes(row.GetString(4))),
            ("$stream", stream),
            ("$schema", schema),
            ("$upTo", upToVersion),
            ("$asOf", asOf.ToUnixTimeMilliseconds())).FirstOrDefault());

    public Task Save(string stream, Snapshot snapshot, CancellationToken cancellationToken) => file.Write(
        session => session.Execute(
            """
            insert into snapshots (stream, schema, version, position, recorded_at, state)
            select stream, $schema, version, position, $recordedAt, $state from events
            where stream = $stream and version = $version and position = $position
            on conflict do nothing
            """,
            ("$stream", stream),
            ("$schema", snapshot.Schema),
            ("$version", snapshot.Version),
            ("$position", EventRow.PositionOf(snapshot.Last)),
            ("$recordedAt", snapshot.RecordedAt.ToUnixTimeMilliseconds()),
            ("$state", Encoding.UTF8.GetString(snapshot.State.Span))),
        cancellationToken);
}
