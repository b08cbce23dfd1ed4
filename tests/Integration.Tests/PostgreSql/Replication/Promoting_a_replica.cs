using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql.Replication;

/// <summary>By the script of <c>infra/postgres</c>, as docs/promotion.md says.</summary>
[Collection(ReplicaCollection.Name)]
public sealed class Promoting_a_replica : IAsyncLifetime
{
    private const string NewPrimary = "host=localhost dbname=orders user=postgres password=test";
    private const string OldPrimary = "host=postgres dbname=orders user=postgres password=test";

    private PostgresCluster _cluster = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await PostgresCluster.Start(replicas: 1);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task as_planned_loses_nothing_and_the_writers_go_on_there()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var writer = new SteadyWriter(_cluster.WritableConnectionString);
        var writing = writer.Run(stop.Token);
        await writer.UntilAppended(20);

        var told = await PostgresCluster.Run(_cluster.Replicas[0], "/etc/shop/promote.sh", "planned", OldPrimary, NewPrimary);
        Assert.Contains("Promoted with all", told, StringComparison.Ordinal);
        await writer.UntilAppended(writer.Acknowledged.Count + 20);
        await stop.CancelAsync();
        await writing;

        await using var source = PostgresDataSource.Primary(PostgresCluster.ConnectionString(_cluster.Replicas[0]));
        var read = await new PostgresEventLog(source).ReadAfter(0, Sequence.Start, int.MaxValue, Cancel);
        Assert.Subset(read.Select(@event => @event.Sequence).ToHashSet(), writer.Acknowledged.ToHashSet());
        Assert.Equal(writer.Acknowledged.Order(), writer.Acknowledged);
        Assert.Equal([1u, 2u], writer.Acknowledged.Select(sequence => sequence.Parts().Timeline).Distinct());
    }

    [Fact]
    public async Task that_was_cut_off_loses_what_it_has_not_got_and_the_loss_is_listed()
    {
        var replica = _cluster.Replicas[0];
        var kept = await Append(_cluster.Primary, "order-1", "order-2");
        await _cluster.UntilReplayed(replica);
        await CutOff(replica);
        var lost = await Append(_cluster.Primary, "order-3", "order-4");
        await PostgresCluster.Crash(_cluster.Primary);

        await PostgresCluster.Run(replica, "/etc/shop/promote.sh", "unplanned", NewPrimary);
        var since = await Append(replica, "order-4", "order-5");
        Assert.Equal([2u, 2u], since.Select(@event => @event.Sequence.Parts().Timeline));
        Assert.Equal(
            [
                $"{lost[0].EventId}\torder-3\t1\tmissing",
                $"{lost[1].EventId}\torder-4\t1\treplaced",
            ],
            await ListLost([.. kept, .. lost, .. since]));

        // A relay's cursor that was saved beyond the loss still comes to all that is new.
        await using var source = PostgresDataSource.Primary(PostgresCluster.ConnectionString(replica));
        var readOn = await new PostgresEventLog(source).ReadAfter(0, lost[^1].Sequence, 100, Cancel);
        Assert.Equal(since.Select(@event => @event.EventId), readOn.Select(@event => @event.EventId));
    }

    private static async Task<List<StoredEvent>> Append(DotNet.Testcontainers.Containers.IContainer server, params string[] streams)
    {
        await using var source = PostgresDataSource.Primary(PostgresCluster.ConnectionString(server));
        var log = new PostgresEventLog(source);
        var events = new List<StoredEvent>();
        foreach (var stream in streams)
        {
            Assert.IsType<AppendResult.Appended>(await log.Append(Request(stream), Cancel));
            events.AddRange(await log.ReadStream(new StreamRange(stream), Cancel));
        }

        return events;
    }

    private static async Task CutOff(DotNet.Testcontainers.Containers.IContainer replica)
    {
        await PostgresCluster.Sql(replica, "alter system set primary_conninfo = ''");
        await PostgresCluster.Sql(replica, "select pg_reload_conf()");
        await Containers.Eventually.Answers<object?>(
            0L, () => PostgresCluster.Sql(replica, "select count(*) from pg_stat_wal_receiver"));
    }

    /// <summary>Every second event as Kafka's console consumer prints it, the others by their coordinates.</summary>
    private async Task<string[]> ListLost(IReadOnlyList<StoredEvent> seen)
    {
        var lines = seen.Select((@event, index) => index % 2 == 0
            ? $"{EventHeaders.SpecVersion}:1.0,{EventHeaders.Id}:{@event.EventId},{EventHeaders.Time}:2026-01-08T09:30:00.120Z," +
                $"{EventHeaders.Stream}:{@event.Stream},{EventHeaders.Version}:{@event.Version}\t{{\"a\":1}}"
            : $"{@event.EventId}\t{@event.Stream}\t{@event.Version}");
        await _cluster.Replicas[0].CopyAsync(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\nProcessed a total of them\n"), "/tmp/seen", ct: Cancel);
        var listed = await PostgresCluster.Run(
            _cluster.Replicas[0], "bash", "-c", $"/etc/shop/lost-events.sh '{NewPrimary}' < /tmp/seen");
        return listed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
