using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;

namespace Shop.Embedded.EventLog;

/// <summary>The event log in one SQLite file.</summary>
internal sealed class SqliteEventLog(SqliteFile file) : IEventLog, IIdempotencyRecords
{
    public static SqliteFile OpenFile(string path) => SqliteFile.Open(
        path,
        OrdersSchema.Sql,
        durable: true,
        Outage.Of);

    public Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken)
    {
        request.RequireAppendable();
        return file.Write(session => SqliteAppend.Run(session, request), cancellationToken);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) => Read(
        $"""
        select {EventRow.Columns} from events
        where stream = $stream and version > $after and version <= $upTo and recorded_at <= $asOf
        order by version limit $limit
        """,
        ("$stream", range.Stream),
        ("$after", range.After),
        ("$upTo", range.UpTo),
        ("$asOf", (range.AsOf ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds()),
        ("$limit", range.Limit));

    public Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken) => Read(
        $"select {EventRow.Columns} from events where partition = $partition and position > $after order by position limit $limit",
        ("$partition", partition),
        ("$after", EventRow.PositionOf(after)),
        ("$limit", limit));

    public async Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken)
    {
        var ends = await file.ReadOrReport(session => session.Query(
            """
            with recursive all_of (partition) as (select 0 union all select partition + 1 from all_of where partition + 1 < $partitions)
            select partition, (select max(position) from events where events.partition = all_of.partition) from all_of
            """,
            row => (Partition: row.GetInt32(0), Position: row.IsDBNull(1) ? (long?)null : row.GetInt64(1)),
            ("$partitions", partitions)));
        return ends.Where(end => end.Position is not null)
            .ToDictionary(end => end.Partition, end => EventRow.SequenceOf(end.Position!.Value));
    }

    public Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) =>
        file.ReadOrReport(session => session.Scalar(
            "select 1 from events where position = $position and partition = $partition",
            ("$position", EventRow.PositionOf(sequence)),
            ("$partition", partition)) is not null);

    public async Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(
        IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        var last = await file.ReadOrReport(session => session.Query(
            $"""
            select {EventRow.Columns} from events where (stream, version) in (
                select stream, max(version) from events where stream in (select value from json_each($streams)) group by stream)
            """,
            EventRow.Read,
            ("$streams", System.Text.Json.JsonSerializer.Serialize(streams.Distinct()))));
        return last.ToDictionary(@event => @event.Stream);
    }

    public Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken) =>
        file.ReadOrReport(session => SqliteAppend.FindRecord(session, scope, key));

    public Task<int> Purge(DateTimeOffset recordedBefore, int limit, CancellationToken cancellationToken) => file.Write(
        session => session.Execute(
            """
            delete from idempotency_records where (scope, key) in (
                select scope, key from idempotency_records where recorded_at < $before order by recorded_at limit $limit)
            """,
            ("$before", recordedBefore.ToUnixTimeMilliseconds()),
            ("$limit", limit)),
        cancellationToken);

    private Task<IReadOnlyList<StoredEvent>> Read(string sql, params (string Name, object? Value)[] parameters) =>
        file.ReadOrReport<IReadOnlyList<StoredEvent>>(session => session.Query(sql, EventRow.Read, parameters));
}
