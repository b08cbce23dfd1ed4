using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Shop.EndToEnd.Tests.Fixture;

/// <summary>The log by raw SQL: what a test expects must not come from the code that it tests.</summary>
internal static class LogFile
{
    public static IReadOnlyList<RecordedEvent> Read(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "orders.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select event_id, stream, version, type, key, data from events order by position";
        using var reader = command.ExecuteReader();
        var events = new List<RecordedEvent>();
        while (reader.Read())
        {
            events.Add(new RecordedEvent(
                Guid.Parse(reader.GetString(0)), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                JsonNode.Parse(reader.GetString(5))!));
        }

        return events;
    }
}
