using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Shop.EventStore.PostgreSql;

namespace Shop.Integration.Tests.PostgreSql;

[Collection(PostgresCollection.Name)]
public sealed class Readiness(PostgresFixture server) : IAsyncLifetime
{
    private LogDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await LogDatabase.Create(server);

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task is_there_when_the_log_takes_appends() =>
        Assert.Equal(HealthStatus.Healthy, (await Check(_database.Source)).Status);

    [Fact]
    public async Task fails_while_the_server_is_away()
    {
        await using var source = PostgresDataSource.Primary($"{_database.ConnectionString};Port=1");
        await AssertFails(source, "does not answer");
    }

    [Fact]
    public async Task fails_before_the_migration()
    {
        await _database.Execute("drop table log_origin");
        await AssertFails(_database.Source, "not migrated");
    }

    [Fact]
    public async Task fails_on_a_copy_from_another_server()
    {
        await _database.Execute("update log_origin set system_identifier = 1");
        await AssertFails(_database.Source, "not rebased");
    }

    private static async Task AssertFails(NpgsqlDataSource source, string why)
    {
        var result = await Check(source);
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains(why, result.Description, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResult> Check(NpgsqlDataSource source)
    {
        var check = new PostgresLogHealth(source);
        var context = new HealthCheckContext
        {
            Registration = new HealthCheckRegistration(PostgresLogHealth.Name, check, HealthStatus.Degraded, []),
        };
        return check.CheckHealthAsync(context, Cancel);
    }
}
