using System.Diagnostics;
using DotNet.Testcontainers.Containers;
using Shop.EventStore.Replicas;
using Shop.Integration.Tests.Containers;
using static Shop.Integration.Tests.PostgreSql.Replication.LogOfCluster;

namespace Shop.Integration.Tests.PostgreSql.Replication;

[Collection(ReplicaCollection.Name)]
public sealed class A_replica_that_does_not_answer : IAsyncLifetime
{
    // A machine under load may take longer now and then, but not every time.
    private const int TriesMax = 20;

    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(2);

    private PostgresCluster _cluster = null!;
    private LogOfCluster _log = null!;

    private IContainer Replica => _cluster.Replicas[0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.Start(replicas: 1);
        _log = new LogOfCluster(_cluster);
    }

    public async ValueTask DisposeAsync()
    {
        if (_log is not null)
        {
            await _log.DisposeAsync();
            await _cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task is_replaced_by_the_primary_within_two_seconds()
    {
        var (stream, point) = await _log.Append();
        await _cluster.UntilReplayed(Replica);
        Assert.NotEqual("primary", (await Read(_log.Servers(), stream, point)).Server);

        await Replica.PauseAsync(Cancel);
        await AssertPrimaryAnswersInTime(stream, point);
        await Replica.UnpauseAsync(Cancel);
        await UntilReplicaAnswers(stream, point);

        await PostgresCluster.Crash(Replica);
        await AssertPrimaryAnswersInTime(stream, point);
    }

    /// <summary>Each time by circuits that do not know of the failure yet.</summary>
    private async Task AssertPrimaryAnswersInTime(string stream, LogPoint point)
    {
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < TriesMax && fastest > TimeMax; attempt++)
        {
            var servers = _log.Servers(new ReplicaOptions().AnswerMilliseconds);
            var watch = Stopwatch.StartNew();
            Assert.Equal(("primary", 1), await Read(servers, stream, point));
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
            Assert.Equal(("primary", 1), await Read(servers, stream));
        }

        Assert.InRange(fastest, TimeSpan.Zero, TimeMax);
    }

    private Task UntilReplicaAnswers(string stream, LogPoint point) => Eventually.Holds(
        async () => (await Read(_log.Servers(), stream, point)).Server != "primary", () => "the replica answers again");
}
