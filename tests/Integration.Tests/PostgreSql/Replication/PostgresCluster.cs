using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;
using Npgsql;
using Shop.EventStore.PostgreSql.Schema;
using Shop.Integration.Tests.Containers;

namespace Shop.Integration.Tests.PostgreSql.Replication;

/// <summary>A primary and streaming replicas, started with the files of <c>infra/postgres</c>; the log's database is migrated.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Image = "postgres:17";
    private const string Password = "test";
    private const int Port = 5432;

    private readonly INetwork _network;
    private readonly List<IContainer> _replicas = [];

    private PostgresCluster()
    {
        _network = new NetworkBuilder().Build();
        Primary = Server("postgres")
            .WithEnvironment("POSTGRES_PASSWORD", Password)
            .WithEnvironment("ORDERS_DB_PASSWORD", Password)
            .WithEnvironment("EMAIL_DB_PASSWORD", Password)
            .WithResourceMapping(File("10-databases.sh"), "/docker-entrypoint-initdb.d/", 0, 0, Executable)
            .WithCommand("-c", "config_file=/etc/postgresql/primary.conf", "-c", "autovacuum=off")
            .Build();
    }

    public IContainer Primary { get; }

    public IReadOnlyList<IContainer> Replicas => _replicas;

    /// <summary>Of whichever server takes writes.</summary>
    public string WritableConnectionString =>
        $"{ConnectionString(Primary)};Host={string.Join(',', _replicas.Prepend(Primary).Select(Address))}";

    private static UnixFileModes Executable => Unix.FileMode755;

    public static async Task<PostgresCluster> Start(int replicas)
    {
        var cluster = Create();
        try
        {
            await cluster.StartAll(replicas, TestContext.Current.CancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Of the log's database, as the service's role.</summary>
    public static string ConnectionString(IContainer server) => ConnectionString(server, "orders");

    /// <summary>Runs a command in a server's container and returns what it printed.</summary>
    public static async Task<string> Run(IContainer server, params string[] command)
    {
        var result = await server.ExecAsync(command, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)}: {result.Stdout}{result.Stderr}");
        return result.Stdout;
    }

    /// <summary>As the superuser, in the log's database; the first column of the first row, if there is one.</summary>
    public static async Task<object?> Sql(IContainer server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString(server, "postgres")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>At once and without a word to anyone, as a crash. What runs in the container goes with it, this command too.</summary>
    public static Task Crash(IContainer server) =>
        server.ExecAsync(["bash", "-c", "kill -QUIT 1"], TestContext.Current.CancellationToken);

    /// <summary>Until the replica has replayed all that the primary has written.</summary>
    public async Task UntilReplayed(IContainer replica)
    {
        var written = (NpgsqlTypes.NpgsqlLogSequenceNumber)(await Sql(Primary, "select pg_current_wal_lsn()"))!;
        await Eventually.Answers<object?>(true, () => Sql(replica, $"select pg_last_wal_replay_lsn() >= '{written}'"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _replicas.Append(Primary))
        {
            await server.DisposeAsync();
        }

        await _network.DisposeAsync();
    }

    private static PostgresCluster Create()
    {
        try
        {
            return new PostgresCluster();
        }
        catch (DockerUnavailableException)
        {
            Assert.Skip("Docker is not running here: this test needs a real server in a container.");
            throw;
        }
    }

    private async Task StartAll(int replicas, CancellationToken cancellationToken)
    {
        await Primary.StartAsync(cancellationToken);
        for (var replica = 1; replica <= replicas; replica++)
        {
            _replicas.Add(Server($"replica-{replica}")
                .WithEnvironment("REPLICA_NAME", $"replica_{replica}")
                .WithResourceMapping(File("replica.sh"), "/etc/shop/", 0, 0, Executable)
                .WithEntrypoint("/etc/shop/replica.sh")
                .Build());
        }

        await Task.WhenAll(
            PostgresMigration.Apply($"{ConnectionString(Primary)};Pooling=false", cancellationToken),
            Task.WhenAll(_replicas.Select(replica => replica.StartAsync(cancellationToken))));
        await Task.WhenAll(_replicas.Select(UntilReplayed));
    }

    private ContainerBuilder Server(string name) => new ContainerBuilder(Image)
        .WithNetwork(_network)
        .WithNetworkAliases(name)
        .WithPortBinding(Port, assignRandomHostPort: true)
        .WithEnvironment("REPLICATION_PASSWORD", Password)
        .WithResourceMapping(File("primary.conf"), "/etc/postgresql/")
        .WithResourceMapping(File("promote.sh"), "/etc/shop/", 0, 0, Executable)
        .WithResourceMapping(File("lost-events.sh"), "/etc/shop/", 0, 0, Executable)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted("pg_isready", "-h", "localhost"));

    private static string ConnectionString(IContainer server, string user) =>
        $"Host={server.Hostname};Port={server.GetMappedPublicPort(Port)};Database=orders;Username={user};Password={Password};{PostgresFixture.Patience}";

    private static string Address(IContainer server) => $"{server.Hostname}:{server.GetMappedPublicPort(Port)}";

    private static FileInfo File(string name) => new(Path.Combine(AppContext.BaseDirectory, "postgres", name));
}
