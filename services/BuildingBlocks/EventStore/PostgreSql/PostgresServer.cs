using Npgsql;

namespace Shop.EventStore.PostgreSql;

/// <summary>Runs one statement on a pooled connection. Parameters are $1, $2 and so on, in their order.</summary>
internal sealed class PostgresServer(NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<T>> Query<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params IEnumerable<NpgsqlParameter> parameters)
    {
        await using var connection = await Open(cancellationToken);
        try
        {
            await using var command = Command(connection, sql, parameters);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var result = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
            {
                result.Add(read(rows));
            }

            return result;
        }
        catch (Exception exception) when (Outage.IsOfStatement(exception))
        {
            throw Outage.OfStatement(exception);
        }
    }

    /// <summary>Of a statement that has exactly one row.</summary>
    public async Task<T> Single<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params IEnumerable<NpgsqlParameter> parameters) =>
        (await Query(sql, read, cancellationToken, parameters)).Single();

    /// <summary>How many rows the statement changed.</summary>
    public async Task<int> Execute(string sql, CancellationToken cancellationToken, params IEnumerable<NpgsqlParameter> parameters)
    {
        await using var connection = await Open(cancellationToken);
        try
        {
            await using var command = Command(connection, sql, parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (Outage.IsOfStatement(exception))
        {
            throw Outage.OfStatement(exception);
        }
    }

    /// <summary>Several statements as one transaction, in one round trip.</summary>
    public async Task ExecuteTogether(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var command in commands)
            {
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (Outage.IsOfStatement(exception))
        {
            throw Outage.OfStatement(exception);
        }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (Outage.IsOfOpening(exception))
        {
            throw Outage.OfOpening(exception);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }
}
