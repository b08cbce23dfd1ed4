using Npgsql;
using Shop.EventStore.PostgreSql.Schema;
using Shop.Integration.Tests.Containers;
using Testcontainers.PostgreSql;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>One server for all tests of the log; each test has a database of its own, a copy of a migrated one.</summary>
public sealed class PostgresFixture : ContainerFixture<PostgreSqlContainer>
{
    // A machine under load takes its time; the tests are of what is answered, not of how soon.
    internal const string PatientOptions = "-c statement_timeout=50s -c lock_timeout=30s -c transaction_timeout=55s";
    internal const string Patience = $"Timeout=60;Command Timeout=60;Options={PatientOptions}";

    private const string Template = "template_orders";

    private int _databases;

    /// <summary>Of the server's own database, as its superuser.</summary>
    public string Administration => Reach(Container);

    public string ConnectionString(string database) => $"{Administration};Database={database}";

    /// <summary>Another server, with the same patience.</summary>
    public string Reach(PostgreSqlContainer container)
    {
        // Where there is no Docker, no test comes further than here.
        _ = Container;
        return $"{container.GetConnectionString()};{Patience}";
    }

    /// <summary>A new, empty log. <see cref="Drop"/> it in the end.</summary>
    public Task<string> CreateLog(CancellationToken cancellationToken) => Create($"template {Template}", cancellationToken);

    /// <summary>A new database without any table.</summary>
    public Task<string> CreateEmpty(CancellationToken cancellationToken) => Create("", cancellationToken);

    public Task Drop(string database, CancellationToken cancellationToken) =>
        Execute(Administration, $"drop database {database} with (force)", cancellationToken);

    public static async Task Execute(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A worker that analyzes a table has a transaction open too, and tests of readers below it open their own.
    protected override PostgreSqlContainer Build() => new PostgreSqlBuilder("postgres:17")
        .WithCommand("-c", "fsync=off", "-c", "max_connections=300", "-c", "autovacuum=off")
        .Build();

    protected override async Task Prepare(PostgreSqlContainer container)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await Execute($"{container.GetConnectionString()};{Patience}", $"create database {Template}", cancellationToken);

        // Unpooled: a database that is copied has no connections.
        await PostgresMigration.Apply($"{container.GetConnectionString()};{Patience};Database={Template};Pooling=false", cancellationToken);
    }

    private async Task<string> Create(string options, CancellationToken cancellationToken)
    {
        var database = $"orders_{Interlocked.Increment(ref _databases)}";
        await Execute(Administration, $"create database {database} {options}", cancellationToken);
        return database;
    }
}
