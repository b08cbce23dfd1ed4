using Microsoft.Extensions.Configuration;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using Shop.EventStore.PostgreSql.Schema;
using Shop.Integration.Tests.Containers;
using Shop.OrderService.Migration;
using Testcontainers.PostgreSql;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql;

/// <summary>
/// A dump of one server restored as docs/promotion.md says into another, whose transaction numbers are lower and which has events of its own.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class A_restored_dump(PostgresFixture server) : IAsyncLifetime
{
    private const string DumpFile = "/tmp/orders.dump";

    private PostgreSqlContainer _target = null!;
    private LogDatabase _old = null!;
    private Sequence _cursor;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string TargetConnection => server.Reach(_target);

    /// <summary>Ten events, all read, on a server that is far ahead in its count of transactions; then the dump.</summary>
    public async ValueTask InitializeAsync()
    {
        _old = await LogDatabase.Create(server);
        _target = new PostgreSqlBuilder("postgres:17").WithCommand("-c", "autovacuum=off").Build();
        await _target.StartAsync(Cancel);
        await _old.Execute("do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$");
        var log = new PostgresEventLog(_old.Source);
        for (var append = 0; append < 10; append++)
        {
            await log.Append(Request($"order-{append}", idempotency: Key($"key-{append}")), Cancel);
        }

        _cursor = (await log.ReadAfter(0, Sequence.Start, 100, Cancel))[^1].Sequence;
        await PostgresMigration.Apply(TargetConnection, Cancel);
        await using (var target = PostgresDataSource.Primary(TargetConnection))
        {
            await Append(new PostgresEventLog(target));
        }

        await Restore(await Dump());
    }

    public async ValueTask DisposeAsync()
    {
        await (_target?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_old?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task goes_on_after_the_old_cursor_once_it_is_rebased()
    {
        var timeline = await PostgresRestore.Rebase(TargetConnection, null, Cancel);
        Assert.Equal((uint)timeline, (await AppendAfterTheCursor()).Parts().Timeline);
    }

    [Fact]
    public async Task goes_on_after_the_old_cursor_once_the_service_was_run_with_rebase()
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Orders"] = TargetConnection };
        await using var rebase = ServiceProcess.Start("OrderService", settings, "rebase");
        Assert.True(await rebase.Exit() == 0, rebase.Output);
        await AppendAfterTheCursor();
    }

    // The negative control: what the rebase is for.
    [Fact]
    public async Task hides_new_events_from_the_old_cursor_as_long_as_it_is_not_rebased()
    {
        await using var source = PostgresDataSource.Primary(TargetConnection);
        var log = new PostgresEventLog(source);
        Assert.True(await Append(log) < _cursor);
        Assert.Empty(await log.ReadAfter(0, _cursor, 100, Cancel));
    }

    [Fact]
    public async Task goes_on_after_what_was_seen_beyond_the_dump()
    {
        var seen = Sequence.Of(41, 9_000_000, 7);
        await OrderRestore.Apply(
            new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("ConnectionStrings:Orders", TargetConnection),
                new(OrderRestore.LastSeen, seen.ToString()),
            ]).Build(),
            Cancel);
        await using var source = PostgresDataSource.Primary(TargetConnection);
        Assert.Equal(42u, (await Append(new PostgresEventLog(source))).Parts().Timeline);
    }

    [Fact]
    public async Task of_a_restored_dump_goes_on_too()
    {
        var first = await PostgresRestore.Rebase(TargetConnection, null, Cancel);
        Assert.Equal(first + 1, await PostgresRestore.Rebase(TargetConnection, null, Cancel));
    }

    /// <summary>What is appended now is all that comes after the cursor, and all that was there before still is.</summary>
    private async Task<Sequence> AppendAfterTheCursor()
    {
        await using var source = PostgresDataSource.Primary(TargetConnection);
        var log = new PostgresEventLog(source);
        var appended = await Append(log);
        Assert.True(appended > _cursor);
        Assert.Equal(appended, Assert.Single(await log.ReadAfter(0, _cursor, 100, Cancel)).Sequence);
        Assert.Equal(11, (await log.ReadAfter(0, Sequence.Start, 100, Cancel)).Count);
        Assert.IsType<AppendResult.KeyTaken>(await log.Append(Request("order-99", idempotency: Key("key-3")), Cancel));
        return appended;
    }

    private static async Task<Sequence> Append(PostgresEventLog log) =>
        Assert.IsType<AppendResult.Appended>(await log.Append(Request("order-new"), Cancel)).Last;

    private async Task<byte[]> Dump()
    {
        var database = await _old.Scalar<string>("select current_database()::text");
        var dump = await server.Container.ExecAsync(["pg_dump", "-U", "postgres", "--format=custom", "--file", DumpFile, database], Cancel);
        Assert.True(dump.ExitCode == 0, dump.Stderr);
        return await server.Container.ReadFileAsync(DumpFile, Cancel);
    }

    private async Task Restore(byte[] dump)
    {
        await _target.CopyAsync(dump, DumpFile, ct: Cancel);
        var restored = await _target.ExecAsync(
            ["pg_restore", "-U", "postgres", "--clean", "--if-exists", "--no-owner", "--single-transaction", "-d", "postgres", DumpFile], Cancel);
        Assert.True(restored.ExitCode == 0, restored.Stderr);
    }
}
