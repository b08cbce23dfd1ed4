using Shop.Contracts;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.RabbitMq;

/// <summary>The SQLite file behind <see cref="QueueProgress"/>.</summary>
internal sealed class QueueFile : IDisposable
{
    public const string Schema = """
        create table if not exists watermarks (
            queue     text    not null,
            partition integer not null,
            sequence  text    not null,
            primary key (queue, partition)) without rowid;
        create table if not exists errors (
            queue        text not null,
            event_id     text not null,
            type         text not null,
            sequence     text,
            partition    integer,
            content_type text not null,
            body         blob not null,
            headers      text not null,
            failed_at    text not null,
            primary key (queue, event_id));
        """;

    private readonly SqliteFile _file;

    /// <exception cref="DataFileException">The file is damaged, or is no SQLite file.</exception>
    public QueueFile(string path) => _file = SqliteFile.Open(
        path, Schema, durable: true, exception => new IOException("The file of the queues cannot be used.", exception));

    public IReadOnlyList<Watermark> ReadWatermarks() => _file.Read(session => session.Query(
        "select queue, partition, sequence from watermarks order by queue, partition",
        row => new Watermark(row.GetString(0), row.GetInt32(1), Sequence.Parse(row.GetString(2)))));

    public void WriteWatermarks(IReadOnlyList<Watermark> marks)
    {
        if (marks.Count > 0)
        {
            _file.WriteNow(session => marks.Sum(mark => Write(session, mark)));
        }
    }

    public IReadOnlyList<ErrorMessage> ReadErrors(string queue) => _file.Read(session => ErrorTable.Read(session, queue));

    public void AddError(ErrorMessage message) => _file.WriteNow(session => ErrorTable.Add(session, message));

    public void RemoveError(string queue, Guid eventId) => _file.WriteNow(session => ErrorTable.Remove(session, queue, eventId));

    public void Dispose() => _file.Dispose();

    private static int Write(SqliteSession session, Watermark mark) => session.Execute(
        "insert or replace into watermarks (queue, partition, sequence) values ($queue, $partition, $sequence)",
        ("$queue", mark.Queue),
        ("$partition", mark.Partition),
        ("$sequence", mark.Sequence.ToString()));
}
