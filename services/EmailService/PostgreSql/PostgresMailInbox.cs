using Npgsql;
using Shop.EmailService.Inbox;

namespace Shop.EmailService.PostgreSql;

/// <summary>The inbox as a table. Each call is one prepared statement and its own transaction. docs/adr/0009.</summary>
internal sealed class PostgresMailInbox : IMailInbox, IAsyncDisposable
{
    private const string Find = "select from deliveries where event_id = $1";

    private const string Add = """
        insert into deliveries (event_id, order_id, type, delivered_at) values ($1, $2, $3, $4)
        on conflict (event_id) do nothing
        """;

    private readonly NpgsqlDataSource _server;

    /// <summary>Connects at its first use: the service starts, and waits, without a server.</summary>
    /// <exception cref="InvalidOperationException">It is no connection string of Npgsql.</exception>
    public PostgresMailInbox(string connectionString) => _server = InboxDataSource.Of(PostgresAddress.Parse(connectionString));

    public Task<bool> Contains(Guid eventId, CancellationToken cancellationToken) => Answered(async () =>
    {
        await using var command = _server.CreateCommand(Find);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = eventId });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken);
    });

    public Task Record(DeliveredMail mail, CancellationToken cancellationToken) => Answered(async () =>
    {
        await using var command = _server.CreateCommand(Add);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mail.EventId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mail.OrderId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mail.Type });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = mail.DeliveredAt.UtcDateTime });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<T> Answered<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException exception) when (!IsOfTheValues(exception))
        {
            throw MailInboxDown.Because(exception);
        }
    }

    /// <summary>
    /// The statements are always the same: unless a value is at fault (SQLSTATE classes 22 and 23 of the PostgreSQL manual's
    /// appendix A), no mail is, and it waits. So it does where a table or a right is missing yet.
    /// </summary>
    private static bool IsOfTheValues(NpgsqlException exception) =>
        exception is PostgresException { SqlState: ['2', '2' or '3', ..] };
}
