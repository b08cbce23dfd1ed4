using System.Text;
using System.Text.Json;
using Shop.Embedded.Sqlite;
using Shop.EventStore.Log;

namespace Shop.Embedded.EventLog;

/// <summary>The append's statements, inside the writer's transaction.</summary>
internal static class SqliteAppend
{
    public static AppendResult Run(SqliteSession session, AppendRequest request)
    {
        if (request.Idempotency is { } claim && FindRecord(session, claim.Scope, claim.Key) is { } record)
        {
            return new AppendResult.KeyTaken(record);
        }

        if (VersionOf(session, request.Stream) != request.ExpectedVersion)
        {
            return new AppendResult.VersionConflict();
        }

        SaveRecord(session, request);
        var version = request.ExpectedVersion;
        var position = 0L;
        foreach (var @event in request.Events)
        {
            position = Insert(session, request, @event, ++version);
        }

        return new AppendResult.Appended(version, EventRow.SequenceOf(position));
    }

    public static IdempotencyRecord? FindRecord(SqliteSession session, string scope, string key) => session.Query(
        "select hash, stream, version from idempotency_records where scope = $scope and key = $key",
        row => new IdempotencyRecord(row.GetString(0), row.GetString(1), row.GetInt64(2)),
        ("$scope", scope),
        ("$key", key)).FirstOrDefault();

    private static long VersionOf(SqliteSession session, string stream) =>
        (long)session.Scalar("select coalesce(max(version), 0) from events where stream = $stream", ("$stream", stream))!;

    private static void SaveRecord(SqliteSession session, AppendRequest request)
    {
        if (request.Idempotency is { } claim)
        {
            session.Execute(
                """
                insert into idempotency_records (scope, key, hash, stream, version, recorded_at)
                values ($scope, $key, $hash, $stream, $version, $recordedAt)
                """,
                ("$scope", claim.Scope),
                ("$key", claim.Key),
                ("$hash", claim.Hash),
                ("$stream", request.Stream),
                ("$version", request.ExpectedVersion + request.Events.Count),
                ("$recordedAt", request.RecordedAt.ToUnixTimeMilliseconds()));
        }
    }

    private static long Insert(SqliteSession session, AppendRequest request, NewEvent @event, long version) => (long)session.Scalar(
        """
        insert into events (partition, stream, version, key, event_id, type, schema, data, metadata, recorded_at)
        values ($partition, $stream, $version, $key, $eventId, $type, $schema, $data, $metadata, $recordedAt)
        returning position
        """,
        ("$partition", request.Partition),
        ("$stream", request.Stream),
        ("$version", version),
        ("$key", request.Key),
        ("$eventId", @event.EventId.ToString()),
        ("$type", @event.Type),
        ("$schema", @event.Schema),
        ("$data", Encoding.UTF8.GetString(@event.Data.Span)),
        ("$metadata", JsonSerializer.Serialize(@event.Metadata)),
        ("$recordedAt", request.RecordedAt.ToUnixTimeMilliseconds()))!;
}
