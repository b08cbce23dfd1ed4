using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class DocumentTable
{
    private const string Columns = "id, sequence, list, position, json";

    private const string Insert = $"""
        INSERT INTO documents (read_model, {Columns}) VALUES ($readModel, $id, $sequence, $list, $position, CAST($json AS TEXT))
        ON CONFLICT (read_model, id) DO NOTHING
        """;

    private const string Replace = """
        UPDATE documents SET sequence = $sequence, list = $list, position = $position, json = CAST($json AS TEXT)
        WHERE read_model = $readModel AND id = $id AND sequence = $replaces
        """;

    public static IReadOnlyDictionary<string, Document> Load(SqliteConnection connection, string readModel, IReadOnlyCollection<string> ids)
    {
        using var command = connection.Command(
            $"SELECT {Columns} FROM documents WHERE read_model = $readModel AND id IN (SELECT value FROM json_each($ids))",
            ("$readModel", readModel),
            ("$ids", JsonSerializer.Serialize(ids)));
        return command.Query(Read).ToDictionary(document => document.Id);
    }

    public static IReadOnlyList<Document> List(SqliteConnection connection, string readModel, DocumentRange range)
    {
        var (order, comparison) = range.Descending ? ("DESC", "<") : ("ASC", ">");
        var after = range.After is null ? "" : $"AND position {comparison} $after";
        using var command = connection.Command(
            $"SELECT {Columns} FROM documents WHERE read_model = $readModel AND list = $list {after} ORDER BY position {order} LIMIT $limit",
            ("$readModel", readModel),
            ("$list", range.List),
            ("$after", range.After),
            ("$limit", range.Limit));
        return command.Query(Read);
    }

    /// <summary>The ids whose condition did not hold.</summary>
    public static IReadOnlySet<string> Write(SqliteConnection connection, string readModel, IReadOnlyCollection<DocumentWrite> writes)
    {
        using var insert = connection.Command(Insert);
        using var replace = connection.Command(Replace);
        return writes
            .Where(write => !Write(write.Replaces is null ? insert : replace, readModel, write))
            .Select(write => write.Document.Id)
            .ToHashSet();
    }

    private static bool Write(SqliteCommand command, string readModel, DocumentWrite write)
    {
        var document = write.Document;
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$readModel", readModel);
        command.Parameters.AddWithValue("$id", document.Id);
        command.Parameters.AddWithValue("$sequence", document.Sequence.ToString());
        command.Parameters.AddWithValue("$list", (object?)document.Place?.List ?? DBNull.Value);
        command.Parameters.AddWithValue("$position", (object?)document.Place?.Position ?? DBNull.Value);
        command.Parameters.AddWithValue("$json", document.Json.ToArray());
        if (write.Replaces is { } replaces)
        {
            command.Parameters.AddWithValue("$replaces", replaces.ToString());
        }

        return command.ExecuteNonQuery() == 1;
    }

    private static Document Read(SqliteDataReader row) => new(
        row.GetString(0),
        Sequence.Parse(row.GetString(1)),
        row.IsDBNull(2) ? null : new DocumentPlace(row.GetString(2), row.GetString(3)),
        row.GetFieldValue<byte[]>(4));
}
