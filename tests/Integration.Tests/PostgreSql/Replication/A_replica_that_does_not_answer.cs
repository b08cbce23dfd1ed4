using System.Diagnostics;
using DotNet.Testcontainers.Containers;
using Shop.EventStore.Replicas;
using Shop.Integration.Tests.Containers;
using static Shop.Integration.Tests.PostgreSql.Replication.LogOfCluster;

namespace Shop.Integration.Tests.PostgreSql.Replication;

[Collection(ReplicaCollection.Name)]
public sealed class A_replica_that_does_not_answer : IAsyncLifetime
{
    // A machine under load may take longer now and then, but not most of the time.
    private const int Tries = 5;

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
        var times = new List<TimeSpan>();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var servers = _log.Servers(new ReplicaOptions().AnswerMilliseconds);
            var watch = Stopwatch.StartNew();
            Assert.Equal(("primary", 1), await Read(servers, stream, point));
            times.Add(watch.Elapsed);
            Assert.Equal(("primary", 1), await Read(servers, stream));
        }

        times.Sort();
        Assert.InRange(times[Tries / 2], TimeSpan.Zero, TimeMax);
    }

    private Task UntilReplicaAnswers(string stream, LogPoint point) => Eventually.Holds(
        async () => (await Read(_log.Servers(), stream, point)).Server != "primary", () => "the replica answers again");
}
