using Npgsql;

namespace Shop.Faults.Proof;

/// <summary>The log as the primary has it, read without the shop's own code.</summary>
internal static class LogContents
{
    private const string Sql = "select event_id, substr(stream, 7)::uuid, version, type, key from events where stream like 'order-%'";

    public static async Task<IReadOnlyList<LoggedEvent>> Read(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<LoggedEvent>();
        while (await rows.ReadAsync(cancellationToken))
        {
            events.Add(new LoggedEvent(rows.GetGuid(0), rows.GetGuid(1), rows.GetInt64(2), rows.GetString(3), rows.GetString(4)));
        }

        return events;
    }
}
