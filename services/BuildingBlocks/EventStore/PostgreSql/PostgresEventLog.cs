using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql.Schema;
using static Shop.EventStore.PostgreSql.Parameters;

namespace Shop.EventStore.PostgreSql;

/// <summary>The event log in one PostgreSQL database; on a replica's connections its reads of streams.</summary>
public sealed class PostgresEventLog(NpgsqlDataSource source) : IEventLog, IIdempotencyRecords
{
    // A key that is taken and then purged before its record is read is tried again.
    private const int AttemptsMax = 3;

    private readonly PostgresServer _server = new(source);

    public async Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken)
    {
        request.RequireAppendable();
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await TryAppend(request, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return new AppendResult.Busy();
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) => _server.Query(
        $"""
        select {EventRow.Columns} from events
        where stream = $1 and version > $2 and version <= $3 and recorded_at <= $4
        order by version limit $5
        """,
        EventRow.Read,
        cancellationToken,
        Of(range.Stream),
        Of(range.After),
        Of(range.UpTo),
        Of(range.AsOf ?? DateTimeOffset.MaxValue),
        Of(range.Limit));

    // The bound keeps out what a transaction that is still open may get in below: docs/adr/0002.
    public Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken) =>
        _server.Query(
            $"""
            select {EventRow.Columns} from events
            where partition = $1
                and (timeline, xid, position) > ($2, $3, $4)
                and (timeline, xid) < (log_timeline(), pg_snapshot_xmin(pg_current_snapshot()))
            order by timeline, xid, position limit $5
            """,
            EventRow.Read,
            cancellationToken,
            [Of(partition), .. Of(after), Of(limit)]);

    public async Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken)
    {
        var ends = await _server.Query(
            """
            select partition, last.* from generate_series(0, $1 - 1) as partition cross join lateral (
                select timeline, xid, position from events
                where events.partition = partition.partition
                    and (timeline, xid) < (log_timeline(), pg_snapshot_xmin(pg_current_snapshot()))
                order by timeline desc, xid desc, position desc limit 1) as last
            """,
            row => (Partition: row.GetInt32(0), Sequence: EventRow.SequenceOf(row, 1)),
            cancellationToken,
            Of(partitions));
        return ends.ToDictionary(end => end.Partition, end => end.Sequence);
    }

    public Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) => _server.Single(
        """
        select exists (select from events where partition = $1 and timeline = $2 and xid = $3 and position = $4)
        """,
        row => row.GetBoolean(0),
        cancellationToken,
        [Of(partition), .. Of(sequence)]);

    public async Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(
        IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        var last = await _server.Query(
            $"""
            select last.* from unnest($1) as named (stream) cross join lateral (
                select {EventRow.Columns} from events where stream = named.stream order by version desc limit 1) as last
            """,
            EventRow.Read,
            cancellationToken,
            Of(streams.Distinct().ToArray()));
        return last.ToDictionary(@event => @event.Stream);
    }

    public async Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken) =>
        (await _server.Query(
            "select hash, stream, version from idempotency_records where scope = $1 and key = $2",
            row => new IdempotencyRecord(row.GetString(0), row.GetString(1), row.GetInt64(2)),
            cancellationToken,
            Of(scope),
            Of(key))).SingleOrDefault();

    // Of two instances that purge at once neither waits for the other, nor for an append.
    public Task<int> Purge(DateTimeOffset recordedBefore, int limit, CancellationToken cancellationToken) => _server.Execute(
        """
        with old as (
            select scope, key from idempotency_records where recorded_at < $1 order by recorded_at limit $2 for update skip locked
        )
        delete from idempotency_records as record using old where record.scope = old.scope and record.key = old.key
        """,
        cancellationToken,
        Of(recordedBefore),
        Of(limit));

    /// <summary>Null when the key was taken and is free again.</summary>
    private async Task<AppendResult?> TryAppend(AppendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await _server.Single(
                AppendStatement.Sql(request), AppendStatement.Read, cancellationToken, AppendStatement.Values(request));
            return outcome.Last is { } last
                ? new AppendResult.Appended(request.ExpectedVersion + request.Events.Count, last)
                : await Refusal(request.Idempotency, outcome, cancellationToken);
        }
        catch (PostgresException exception) when (exception.ConstraintName == Constraints.EventVersion)
        {
            return new AppendResult.VersionConflict();
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return new AppendResult.Busy();
        }
    }

    /// <summary>A used key counts before the version: its first answer is what a repeat must get.</summary>
    private async Task<AppendResult?> Refusal(IdempotencyKey? claim, AppendOutcome outcome, CancellationToken cancellationToken)
    {
        var record = claim is null ? null : await FindIdempotencyRecord(claim.Scope, claim.Key, cancellationToken);
        return record is null
            ? outcome.Found ? null : new AppendResult.VersionConflict()
            : new AppendResult.KeyTaken(record);
    }
}
