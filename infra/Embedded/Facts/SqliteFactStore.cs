using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Facts;

/// <summary>Facts as JSON documents by event id, in the order of their arrival.</summary>
public sealed class SqliteFactStore(string path) : IFactStore, IDisposable
{
    private const string Schema = """
        create table if not exists facts (
            position integer primary key autoincrement,
            event_id text not null unique,
            document text not null
        );
        """;

    private readonly SqliteFile _file = new(path, "The fact store", Schema);

    public Task InsertIfAbsent(OrderFact fact, CancellationToken cancellationToken)
    {
        var document = JsonSerializer.Serialize(fact, EventJson.Options);
        return _file.Use(connection => Insert(connection, fact.EventId, document), cancellationToken);
    }

    public async IAsyncEnumerable<IReadOnlyList<OrderFact>> ReadPages(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = 0L;
        while (true)
        {
            var rows = await _file.Use(connection => Read(connection, position, pageSize), cancellationToken);
            if (rows.Count == 0)
            {
                yield break;
            }

            yield return [.. rows.Select(row => JsonSerializer.Deserialize<OrderFact>(row.Document, EventJson.Options)!)];
            // One writer: no row appears below a position that was read.
            position = rows[^1].Position;
        }
    }

    public void Dispose() => _file.Dispose();

    private static int Insert(SqliteConnection connection, Guid eventId, string document)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into facts (event_id, document) values ($event, $document) on conflict (event_id) do nothing";
        command.Parameters.AddWithValue("$event", $"{eventId:D}");
        command.Parameters.AddWithValue("$document", document);
        return command.ExecuteNonQuery();
    }

    private static List<(long Position, string Document)> Read(SqliteConnection connection, long after, int limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select position, document from facts where position > $after order by position limit $limit";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }
}
