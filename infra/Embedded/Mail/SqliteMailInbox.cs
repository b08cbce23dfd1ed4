using Shop.Contracts;
using Shop.EmailService.Inbox;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Mail;

internal sealed class SqliteMailInbox(string path) : IMailInbox, IDisposable
{
    public const string Schema = """
        create table if not exists deliveries (
            event_id     text primary key,
            order_id     text not null,
            type         text not null,
            delivered_at text not null) without rowid;
        """;

    private readonly SqliteFile _file = SqliteFile.Open(path, Schema, durable: true, MailInboxDown.Because);

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) => Task.FromResult(_file.Read(
        session => session.Scalar("select 1 from deliveries where event_id = $event", ("$event", eventId.ToString())) is not null));

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken) => _file.Write(
        session => session.Execute(
            """
            insert into deliveries (event_id, order_id, type, delivered_at) values ($event, $order, $type, $at)
            on conflict (event_id) do nothing
            """,
            ("$event", mail.EventId.ToString()),
            ("$order", mail.OrderId.ToString()),
            ("$type", mail.Type),
            ("$at", UtcMillisecondsConverter.Write(mail.DeliveredAt))),
        cancellationToken);

    public void Dispose() => _file.Dispose();
}
