using Shop.EventStore.PostgreSql;
using Shop.EventStore.PostgreSql.Schema;
using Testcontainers.PostgreSql;

namespace Shop.Benchmarks.Servers;

/// <summary>A PostgreSQL with an empty log, durable as it comes: every commit is on the disk.</summary>
internal sealed class PostgresServerContainer : IAsyncDisposable
{
    private readonly PostgreSqlContainer _container = new PostgreSqlBuilder("postgres:17").Build();

    public PostgreSqlContainer Container => _container;

    public string ConnectionString => _container.GetConnectionString();

    public static async Task<PostgresServerContainer> Start()
    {
        var server = new PostgresServerContainer();
        await server._container.StartAsync();
        await PostgresMigration.Apply(server.ConnectionString, CancellationToken.None);
        return server;
    }

    public PostgresEventLog Log() => new(PostgresDataSource.Primary(ConnectionString));

    public async ValueTask DisposeAsync() => await _container.DisposeAsync();
}
