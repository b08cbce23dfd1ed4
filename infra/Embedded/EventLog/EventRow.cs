using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.Embedded.EventLog;

/// <summary>A row of <c>events</c> as a stored event.</summary>
internal static class EventRow
{
    public const string Columns =
        "position, partition, stream, version, key, event_id, type, schema, data, metadata, recorded_at";

    public static StoredEvent Read(SqliteDataReader row) => new(
        SequenceOf(row.GetInt64(0)),
        row.GetInt32(1),
        row.GetString(2),
        row.GetInt64(3),
        row.GetString(4),
        Guid.Parse(row.GetString(5)),
        row.GetString(6),
        row.GetInt32(7),
        Encoding.UTF8.GetBytes(row.GetString(8)),
        JsonSerializer.Deserialize<EventMetadata>(row.GetString(9))!,
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)));

    public static Sequence SequenceOf(long position) => Sequence.Of(0, 0, position);

    /// <summary>A sequence of another log, or a forged one, stands above every position, as it does in the order of sequences.</summary>
    public static long PositionOf(Sequence sequence) =>
        sequence <= SequenceOf(long.MaxValue) ? sequence.Parts().Position : long.MaxValue;
}
