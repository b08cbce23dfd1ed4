using Microsoft.Data.Sqlite;
using Shop.Contracts;
using Shop.EmailService.Inbox;
using Shop.Embedded.Sqlite;

namespace Shop.Embedded.Mail;

public sealed class SqliteMailInbox(string path) : IMailInbox, IDisposable
{
    private const string Schema = """
        create table if not exists deliveries (
            event_id text primary key,
            order_id text not null,
            type text not null,
            delivered_at text not null
        ) without rowid;
        """;

    private readonly SqliteFile _file = new(path, "The mail inbox", Schema);

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) => _file.Use(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select exists (select 1 from deliveries where event_id = $event)";
            command.Parameters.AddWithValue("$event", $"{eventId:D}");
            return (long)command.ExecuteScalar()! == 1;
        },
        cancellationToken);

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken) =>
        _file.Use(connection => Insert(connection, mail), cancellationToken);

    public void Dispose() => _file.Dispose();

    private static int Insert(SqliteConnection connection, DeliveredMail mail)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            insert into deliveries (event_id, order_id, type, delivered_at) values ($event, $order, $type, $at)
            on conflict (event_id) do nothing
            """;
        command.Parameters.AddWithValue("$event", $"{mail.EventId:D}");
        command.Parameters.AddWithValue("$order", $"{mail.OrderId:D}");
        command.Parameters.AddWithValue("$type", mail.Type);
        command.Parameters.AddWithValue("$at", UtcMillisecondsConverter.Write(mail.DeliveredAt));
        return command.ExecuteNonQuery();
    }
}
