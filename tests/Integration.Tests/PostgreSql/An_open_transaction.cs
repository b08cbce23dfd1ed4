using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using Shop.Integration.Tests.Containers;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>A transaction that writes, in any database of the server, keeps the log's readers below it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class An_open_transaction(PostgresFixture server) : IAsyncLifetime
{
    private LogDatabase _database = null!;
    private LogDatabase _other = null!;
    private PostgresEventLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await LogDatabase.Create(server);
        _other = await LogDatabase.Create(server);
        _log = new PostgresEventLog(_database.Source);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task holds_back_what_was_appended_after_it_until_it_ends()
    {
        await using (await Write(_other))
        {
            Assert.IsType<AppendResult.Appended>(await _log.Append(Request("order-1"), Cancel));
            Assert.Empty(await _log.ReadAfter(0, Sequence.Start, 10, Cancel));
            Assert.Empty(await _log.ReadEnds(6, Cancel));
            Assert.Single(await _log.ReadStream(new StreamRange("order-1"), Cancel));
        }

        Assert.Single(await _log.ReadAfter(0, Sequence.Start, 10, Cancel));
        Assert.Single(await _log.ReadEnds(6, Cancel));
    }

    [Fact]
    public async Task shows_in_the_age_of_the_watermark()
    {
        var watermark = new Watermark(_database.Source);
        Assert.Equal(TimeSpan.Zero, await watermark.Age(Cancel));
        await using (await Write(_other))
        {
            var first = await watermark.Age(Cancel);
            Assert.True(await watermark.Age(Cancel) > first && first > TimeSpan.Zero);
        }

        Assert.Equal(TimeSpan.Zero, await watermark.Age(Cancel));
    }

    [Fact]
    public async Task of_another_role_is_not_taken_for_none()
    {
        await using var source = await SourceOfAnotherRole();
        await using (await Write(_other))
        {
            Assert.Null(await new Watermark(source).Age(Cancel));
            await _database.Execute("grant pg_read_all_stats to nosy");
            Assert.True(await new Watermark(source).Age(Cancel) > TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task whose_age_is_hidden_is_told_of_once()
    {
        await using var source = await SourceOfAnotherRole();
        using var logged = new LoggedEvents();
        await using var services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(logged)).BuildServiceProvider();
        using var monitor = ActivatorUtilities.CreateInstance<WatermarkMonitor>(services, source, TimeProvider.System);
        await using (await Write(_other))
        {
            await monitor.Sample(Cancel);
            await monitor.Sample(Cancel);
        }

        Assert.Equal(1, logged.Count("WatermarkHidden"));
        await monitor.Sample(Cancel);
        await using (await Write(_other))
        {
            await monitor.Sample(Cancel);
        }

        Assert.Equal(2, logged.Count("WatermarkHidden"));
    }

    [Fact]
    public async Task ends_by_the_settings_of_every_connection()
    {
        await using var source = PostgresDataSource.Primary(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Options = null }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        Assert.Equal("2s", await Show(connection, "lock_timeout"));
        Assert.Equal("4s", await Show(connection, "statement_timeout"));
        Assert.Equal("10s", await Show(connection, "transaction_timeout"));
        Assert.Equal("5s", await Show(connection, "idle_in_transaction_session_timeout"));
    }

    /// <summary>Of a role that sees no other role's transactions.</summary>
    private async Task<NpgsqlDataSource> SourceOfAnotherRole()
    {
        await _database.Execute("drop role if exists nosy; create role nosy login password 'nosy'");
        return PostgresDataSource.Primary($"{_database.ConnectionString};Username=nosy;Password=nosy");
    }

    private static async Task<object?> Show(NpgsqlConnection connection, string setting)
    {
        await using var command = new NpgsqlCommand($"show {setting}", connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    /// <summary>A transaction with a number of its own, open until it is disposed.</summary>
    private static async Task<NpgsqlConnection> Write(LogDatabase database)
    {
        var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand("begin; select pg_current_xact_id()", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
