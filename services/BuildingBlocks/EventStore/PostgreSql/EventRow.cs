using System.Text.Json;
using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.PostgreSql;

/// <summary>A row of <c>events</c> as a stored event.</summary>
internal static class EventRow
{
    public const string Columns =
        "timeline, xid, position, partition, stream, version, key, event_id, type, schema, data, metadata, recorded_at";

    public static StoredEvent Read(NpgsqlDataReader row) => new(
        SequenceOf(row, 0),
        row.GetInt32(3),
        row.GetString(4),
        row.GetInt64(5),
        row.GetString(6),
        row.GetGuid(7),
        row.GetString(8),
        row.GetInt32(9),
        row.GetFieldValue<byte[]>(10),
        JsonSerializer.Deserialize<EventMetadata>(row.GetFieldValue<byte[]>(11))!,
        row.GetFieldValue<DateTimeOffset>(12));

    /// <param name="first">The column of the timeline; xid and position follow.</param>
    public static Sequence SequenceOf(NpgsqlDataReader row, int first) =>
        Sequence.Of((uint)row.GetInt32(first), row.GetFieldValue<ulong>(first + 1), row.GetInt64(first + 2));
}
