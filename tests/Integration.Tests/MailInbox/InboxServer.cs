using Microsoft.Extensions.Configuration;
using Npgsql;
using Shop.EmailService.Migration;
using Shop.Integration.Tests.Containers;
using Testcontainers.PostgreSql;

namespace Shop.Integration.Tests.MailInbox;

/// <summary>A PostgreSQL for inboxes; each test takes a database of its own, a copy of a migrated one.</summary>
public sealed class InboxServer : ContainerFixture<PostgreSqlContainer>
{
    // A machine under load takes its time; the tests are of what is answered, not of how soon.
    private const string Patience =
        "Timeout=60;Command Timeout=60;Cancellation Timeout=10000;Options=-c lock_timeout=30s -c transaction_timeout=60s";

    private const string Template = "template_email";

    private int _databases;

    /// <summary>The connection string of a new, empty inbox.</summary>
    public Task<string> NewInbox() => NewDatabase($"template {Template}");

    /// <summary>The connection string of a new database without any table.</summary>
    public Task<string> NewDatabase() => NewDatabase("");

    public static Task Migrate(string connectionString) => EmailMigration.PrepareStore(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Inbox", connectionString)]).Build(),
        TestContext.Current.CancellationToken);

    protected override PostgreSqlContainer Build() => new PostgreSqlBuilder("postgres:17")
        .WithCommand("-c", "fsync=off", "-c", "max_connections=300")
        .Build();

    protected override async Task Prepare(PostgreSqlContainer container)
    {
        await Execute(Patient(container), $"create database {Template}");

        // Unpooled: a database that is copied has no connections.
        await Migrate($"{Patient(container)};Database={Template};Pooling=false");
    }

    private async Task<string> NewDatabase(string options)
    {
        var name = $"email_{Interlocked.Increment(ref _databases)}";
        await Execute(Patient(Container), $"create database {name} {options}");
        return $"{Patient(Container)};Database={name}";
    }

    private static string Patient(PostgreSqlContainer container) => $"{container.GetConnectionString()};{Patience}";

    private static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>Its tests take turns: some of them hold the server.</summary>
[CollectionDefinition("Mail inbox")]
public sealed class InboxCollection : ICollectionFixture<InboxServer>;
