using Npgsql;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using Shop.Integration.Tests.Containers;
using Shop.Machine;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>What a caller is told: that nothing was written only where that is certain.</summary>
[Collection(PostgresCollection.Name)]
public sealed class When_an_append_fails(PostgresFixture server) : IAsyncLifetime
{
    private LogDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await LogDatabase.Create(server);

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task because_no_server_is_there_nothing_was_written() => Assert.True((await FailureOf(new()
    {
        Host = "127.0.0.1",
        Port = FreePorts.Take(),
        Database = "orders",
        Username = "orders",
    })).NothingWritten);

    [Fact]
    public async Task because_the_server_takes_no_writes_nothing_was_written() => Assert.True(
        (await FailureOf(Settings("-c default_transaction_read_only=on"))).NothingWritten);

    [Fact]
    public async Task because_the_session_was_ended_the_outcome_is_unknown()
    {
        await using var holder = await HoldKey("key-1");
        var failure = FailureOf(Settings($"-c application_name=ended {PostgresFixture.PatientOptions}"), Key("key-1"));
        await Until("exists (select from pg_stat_activity where application_name = 'ended' and wait_event_type = 'Lock')");
        await _database.Scalar<bool>("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ended'");
        Assert.False((await failure).NothingWritten);
    }

    [Fact]
    public async Task because_the_server_stands_still_the_outcome_is_unknown_and_told_soon()
    {
        var settings = Settings("");
        (settings.Timeout, settings.CommandTimeout) = (5, 2);
        await using var source = PostgresDataSource.Primary(settings.ConnectionString);
        var log = new PostgresEventLog(source);
        await Connect(log);

        await server.Container.PauseAsync(Cancel);
        try
        {
            var failure = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => log.Append(Request("order-2"), Cancel));
            Assert.False(failure.NothingWritten);
        }
        finally
        {
            await server.Container.UnpauseAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task because_it_took_too_long_nothing_was_written()
    {
        await using var holder = await HoldKey("key-1");
        Assert.True((await FailureOf(Settings("-c statement_timeout=200ms"), Key("key-1"))).NothingWritten);
    }

    [Fact]
    public async Task because_another_writer_holds_its_key_it_was_busy_and_nothing_was_written()
    {
        await using (await HoldKey("key-1"))
        {
            await using var source = PostgresDataSource.Primary(Settings("-c lock_timeout=200ms").ConnectionString);
            var log = new PostgresEventLog(source);
            Assert.IsType<AppendResult.Busy>(await log.Append(Request("order-1", idempotency: Key("key-1")), Cancel));
            Assert.Empty(await log.ReadStream(new StreamRange("order-1"), Cancel));
        }
    }

    [Fact]
    public async Task because_the_client_has_left_it_is_not_called_an_outage()
    {
        await using var holder = await HoldKey("key-1");
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var append = new PostgresEventLog(_database.Source).Append(Request("order-1", idempotency: Key("key-1")), client.Token);
        await Until("exists (select from pg_stat_activity where wait_event_type = 'Lock')");
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
    }

    private static async Task<EventStoreUnavailableException> FailureOf(NpgsqlConnectionStringBuilder settings, IdempotencyKey? key = null)
    {
        await using var source = PostgresDataSource.Primary(settings.ConnectionString);
        return await Assert.ThrowsAsync<EventStoreUnavailableException>(
            () => new PostgresEventLog(source).Append(Request("order-1", idempotency: key), Cancel));
    }

    /// <summary>With short limits even the first answer may take several tries on a busy machine.</summary>
    private static Task Connect(PostgresEventLog log) => Eventually.Holds(
        async () =>
        {
            try
            {
                await log.FindIdempotencyRecord("nobody", "none", Cancel);
                return true;
            }
            catch (EventStoreUnavailableException)
            {
                return false;
            }
        },
        () => "The server answers.");

    private NpgsqlConnectionStringBuilder Settings(string options) => new(_database.ConnectionString) { Options = options };

    /// <summary>Another's append under this key that does not end until it is disposed.</summary>
    private async Task<NpgsqlConnection> HoldKey(string key)
    {
        var connection = await _database.Source.OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"begin; insert into idempotency_records values ('customer-1', '{key}', 'hash', 'order-9', 1, now())", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }

    private Task Until(string condition) => Eventually.Holds(() => _database.Scalar<bool>($"select {condition}"), () => condition);
}
