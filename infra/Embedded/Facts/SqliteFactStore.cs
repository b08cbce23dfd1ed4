using System.Runtime.CompilerServices;
using System.Text.Json;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Facts;

/// <summary>Facts as JSON documents by event id, in the order of their arrival.</summary>
internal sealed class SqliteFactStore(string path) : IFactStore, IDisposable
{
    public const string Schema = """
        create table if not exists facts (
            position integer primary key autoincrement,
            event_id text not null unique,
            document text not null);
        """;

    private readonly SqliteFile _file = SqliteFile.Open(path, Schema, durable: true, FactStoreDown.Because);

    public Task InsertIfAbsent(OrderFact fact, CancellationToken cancellationToken) => _file.Write(
        session => session.Execute(
            "insert into facts (event_id, document) values ($event, $document) on conflict (event_id) do nothing",
            ("$event", fact.EventId.ToString()),
            ("$document", JsonSerializer.Serialize(fact, EventJson.Options))),
        cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<OrderFact>> ReadPages(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await Task.Run(() => ReadPage(position, pageSize), cancellationToken);
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

    private List<(long Position, string Document)> ReadPage(long after, int limit) => _file.Read(session => session.Query(
        "select position, document from facts where position > $after order by position limit $limit",
        row => (row.GetInt64(0), row.GetString(1)),
        ("$after", after),
        ("$limit", limit)));
}
