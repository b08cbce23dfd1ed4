using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.Embedded.Sqlite;
using Shop.QueryService.Documents;

namespace Shop.Embedded.ReadModels;

internal static class DocumentTable
{
    private const string Columns = "id, sequence, list, position, json";

    private const string Insert = $"""
        insert into documents (read_model, {Columns}) values ($readModel, $id, $sequence, $list, $position, $json)
        on conflict (read_model, id) do nothing
        """;

    private const string Replace = """
        update documents set sequence = $sequence, list = $list, position = $position, json = $json
        where read_model = $readModel and id = $id and sequence = $replaces
        """;

    public static IReadOnlyDictionary<string, Document> Load(SqliteSession session, string readModel, IReadOnlyCollection<string> ids) =>
        session.Query(
            $"select {Columns} from documents where read_model = $readModel and id in (select value from json_each($ids))",
            DocumentOf,
            ("$readModel", readModel),
            ("$ids", JsonSerializer.Serialize(ids))).ToDictionary(document => document.Id);

    public static IReadOnlyList<Document> List(SqliteSession session, string readModel, DocumentRange range)
    {
        var (order, beyond) = range.Descending ? ("desc", "<") : ("asc", ">");
        return session.Query(
            $"""
            select {Columns} from documents
            where read_model = $readModel and list = $list and ($after is null or position {beyond} $after)
            order by position {order} limit $limit
            """,
            DocumentOf,
            ("$readModel", readModel),
            ("$list", range.List),
            ("$after", range.After),
            ("$limit", range.Limit));
    }

    /// <summary>The ids whose condition did not hold.</summary>
    public static IReadOnlySet<string> Write(SqliteSession session, string readModel, IReadOnlyCollection<DocumentWrite> writes) =>
        writes.Where(write => !Write(session, readModel, write)).Select(write => write.Document.Id).ToHashSet();

    private static bool Write(SqliteSession session, string readModel, DocumentWrite write)
    {
        var document = write.Document;
        return session.Execute(
            write.Replaces is null ? Insert : Replace,
            ("$readModel", readModel),
            ("$id", document.Id),
            ("$sequence", document.Sequence.ToString()),
            ("$list", document.Place?.List),
            ("$position", document.Place?.Position),
            ("$json", Encoding.UTF8.GetString(document.Json.Span)),
            ("$replaces", write.Replaces?.ToString())) == 1;
    }

    private static Document DocumentOf(SqliteDataReader row) => new(
        row.GetString(0),
        Sequence.Parse(row.GetString(1)),
        row.IsDBNull(2) ? null : new DocumentPlace(row.GetString(2), row.GetString(3)),
        row.GetFieldValue<byte[]>(4));
}
