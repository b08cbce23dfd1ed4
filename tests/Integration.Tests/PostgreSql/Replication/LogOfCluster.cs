using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.EventStore.Log;
using Shop.EventStore.PostgreSql;
using Shop.EventStore.Replicas;
using static Shop.Compliance.EventLogRequests;

namespace Shop.Integration.Tests.PostgreSql.Replication;

/// <summary>The log as OrderService has it: appends to the primary, history from the replicas.</summary>
internal sealed class LogOfCluster : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PostgresLog _log;
    private int _streams;

    public LogOfCluster(PostgresCluster cluster)
    {
        _log = new PostgresLog(
            PostgresCluster.ConnectionString(cluster.Primary), cluster.Replicas.Select(PostgresCluster.ConnectionString));
        Events = new PostgresEventLog(_log.Primary);
        Lag = new ReplicaLagMonitor(_log, Meters, TimeProvider.System, NullLogger<ReplicaLagMonitor>.Instance);
    }

    public PostgresEventLog Events { get; }

    public ReplicaLagMonitor Lag { get; }

    private IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>With circuits of its own, all closed.</summary>
    /// <param name="answerMilliseconds">Long where a test is of what a replica answers, not of how soon.</param>
    public HistoryServers Servers(int answerMilliseconds = 60_000) => new(
        new HistoryServer("primary", Events, new PostgresSnapshots(_log.Primary)),
        _log.HistoryServers,
        Options.Create(new ReplicaOptions { AnswerMilliseconds = answerMilliseconds, LeftOutSeconds = 60 }),
        Meters,
        TimeProvider.System,
        NullLogger<HistoryServers>.Instance);

    /// <summary>A new stream of one event, and the point that a read after it must not miss.</summary>
    public async Task<(string Stream, LogPoint Point)> Append()
    {
        var stream = $"order-{Interlocked.Increment(ref _streams)}";
        var appended = Assert.IsType<AppendResult.Appended>(await Events.Append(Request(stream), Cancel));
        return (stream, new LogPoint(0, appended.Last));
    }

    /// <summary>Which server answered, and how many events it has of the stream.</summary>
    public static Task<(string Server, int Events)> Read(HistoryServers servers, string stream, LogPoint? atLeast = null) => servers.Read(
        atLeast,
        async (server, cancel) => (server.Name, (await server.Events.ReadStream(new StreamRange(stream), cancel)).Count),
        Cancel);

    public async ValueTask DisposeAsync()
    {
        Lag.Dispose();
        await _log.DisposeAsync();
        await _services.DisposeAsync();
    }
}
