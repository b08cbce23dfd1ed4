using Npgsql;
using Shop.EventStore.PostgreSql;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>A log of one test, which goes away with it.</summary>
internal sealed class LogDatabase : IAsyncDisposable
{
    private readonly PostgresFixture _server;
    private readonly string _name;

    private LogDatabase(PostgresFixture server, string name)
    {
        (_server, _name) = (server, name);
        Source = PostgresDataSource.Primary(ConnectionString);
    }

    public string ConnectionString => _server.ConnectionString(_name);

    public NpgsqlDataSource Source { get; }

    public static async Task<LogDatabase> Create(PostgresFixture server) =>
        new(server, await server.CreateLog(TestContext.Current.CancellationToken));

    public async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _server.Drop(_name, CancellationToken.None);
    }
}
