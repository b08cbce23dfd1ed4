using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Shop.Embedded.RabbitMq;

internal sealed partial class QueueFile
{
    private const string Columns = "queue, event_id, type, sequence, partition, content_type, body, headers, failed_at";

    public IReadOnlyList<ErrorMessage> ReadErrors(string queue)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"select {Columns} from errors where queue = $queue order by rowid";
            command.Parameters.AddWithValue("$queue", queue);
            using var reader = command.ExecuteReader();
            var messages = new List<ErrorMessage>();
            while (reader.Read())
            {
                messages.Add(ReadError(reader));
            }

            return messages;
        }
    }

    /// <summary>A message that fails again replaces itself and becomes the newest.</summary>
    public void AddError(ErrorMessage message)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"""
                insert or replace into errors ({Columns})
                values ($queue, $event_id, $type, $sequence, $partition, $content_type, $body, $headers, $failed_at)
                """;
            command.Parameters.AddWithValue("$queue", message.Queue);
            command.Parameters.AddWithValue("$event_id", message.EventId.ToString());
            command.Parameters.AddWithValue("$type", message.Type);
            command.Parameters.AddWithValue("$sequence", (object?)message.Sequence ?? DBNull.Value);
            command.Parameters.AddWithValue("$partition", (object?)message.Partition ?? DBNull.Value);
            command.Parameters.AddWithValue("$content_type", message.ContentType);
            command.Parameters.AddWithValue("$body", message.Body.ToArray());
            command.Parameters.AddWithValue("$headers", JsonSerializer.Serialize(message.Headers));
            command.Parameters.AddWithValue("$failed_at", message.FailedAt.ToString("O", CultureInfo.InvariantCulture));
            command.ExecuteNonQuery();
        }
    }

    public void RemoveError(string queue, Guid eventId)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "delete from errors where queue = $queue and event_id = $event_id";
            command.Parameters.AddWithValue("$queue", queue);
            command.Parameters.AddWithValue("$event_id", eventId.ToString());
            command.ExecuteNonQuery();
        }
    }

    private static ErrorMessage ReadError(SqliteDataReader row) => new(
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
