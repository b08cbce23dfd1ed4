using Npgsql;
using Shop.Load.Proof;

namespace Shop.Faults.Proof;

/// <summary>The log as the primary has it, read without the shop's own code.</summary>
internal static class LogContents
{
    public static async Task<IReadOnlyList<LoggedEvent>> Read(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(LoggedEvent.Query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<LoggedEvent>();
        while (await rows.ReadAsync(cancellationToken))
        {
            events.Add(new LoggedEvent(rows.GetGuid(0), rows.GetGuid(1), rows.GetInt64(2), rows.GetString(3), rows.GetString(4)));
        }

        return events;
    }
}
