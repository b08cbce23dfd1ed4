using Shop.Integration.Tests.Containers;
using static Shop.Integration.Tests.PostgreSql.Replication.LogOfCluster;

namespace Shop.Integration.Tests.PostgreSql.Replication;

[Collection(ReplicaCollection.Name)]
public sealed class A_replica_that_lags : IAsyncLifetime
{
    private const string Primary = "primary";

    private PostgresCluster _cluster = null!;
    private LogOfCluster _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.Start(replicas: 2);
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
    public async Task answers_without_a_token_and_leaves_what_it_does_not_have_to_the_primary()
    {
        var servers = _log.Servers();
        await OnReplicas("select pg_wal_replay_pause()");
        var (stream, point) = await _log.Append();

        var stale = await Read(servers, stream);
        Assert.True(stale is { Server: not Primary, Events: 0 }, $"{stale}");
        Assert.Equal((Primary, 1), await Read(servers, stream, point));
        await _log.Lag.Sample(Cancel);
        await _log.Lag.Sample(Cancel);
        Assert.All(_log.Lag.Lags.Values, lag => Assert.True(lag > TimeSpan.Zero));
        Assert.Equal(2, _log.Lag.Lags.Count);

        await OnReplicas("select pg_wal_replay_resume()");
        await Task.WhenAll(_cluster.Replicas.Select(_cluster.UntilReplayed));
        var fresh = await Read(servers, stream, point);
        Assert.True(fresh is { Server: not Primary, Events: 1 }, $"{fresh}");
        await Eventually.Answers(2, async () =>
        {
            await _log.Lag.Sample(Cancel);
            return _log.Lag.Lags.Count(lag => lag.Value == TimeSpan.Zero);
        });
    }

    private async Task OnReplicas(string sql)
    {
        foreach (var replica in _cluster.Replicas)
        {
            await PostgresCluster.Sql(replica, sql);
        }
    }
}
