using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.RabbitMq;

/// <summary>What is in the error queues.</summary>
internal static class ErrorTable
{
    private const string Columns = "queue, event_id, type, sequence, partition, content_type, body, headers, failed_at";

    /// <summary>The oldest first.</summary>
    public static List<ErrorMessage> Read(SqliteSession session, string queue) =>
        session.Query($"select {Columns} from errors where queue = $queue order by rowid", Message, ("$queue", queue));

    /// <summary>A message that fails again replaces itself and becomes the newest.</summary>
    public static int Add(SqliteSession session, ErrorMessage message) => session.Execute(
        $"""
        insert or replace into errors ({Columns})
        values ($queue, $eventId, $type, $sequence, $partition, $contentType, $body, $headers, $failedAt)
        """,
        ("$queue", message.Queue),
        ("$eventId", message.EventId.ToString()),
        ("$type", message.Type),
        ("$sequence", message.Sequence),
        ("$partition", message.Partition),
        ("$contentType", message.ContentType),
        ("$body", message.Body.ToArray()),
        ("$headers", JsonSerializer.Serialize(message.Headers)),
        ("$failedAt", message.FailedAt.ToString("O", CultureInfo.InvariantCulture)));

    public static int Remove(SqliteSession session, string queue, Guid eventId) => session.Execute(
        "delete from errors where queue = $queue and event_id = $eventId", ("$queue", queue), ("$eventId", eventId.ToString()));

    private static ErrorMessage Message(SqliteDataReader row) => new(
        row.GetString(0),
        Guid.Parse(row.GetString(1)),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetInt32(4),
        row.GetString(5),
        row.GetFieldValue<byte[]>(6),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(7))!,
        DateTimeOffset.Parse(row.GetString(8), CultureInfo.InvariantCulture));
}
