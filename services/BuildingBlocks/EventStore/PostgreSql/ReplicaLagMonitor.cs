using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Shop.EventStore.Log;
using Shop.EventStore.Replicas;

namespace Shop.EventStore.PostgreSql;

/// <summary>
/// Shows for each replica how long ago the primary stood where the replica stands now. A replica that is cut off falls behind
/// like a slow one; one that does not answer shows nothing.
/// </summary>
internal sealed partial class ReplicaLagMonitor : BackgroundService
{
    // A replica that was promoted replays no more.
    private const string ReplicasPlace = "case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly PostgresServer _primary;
    private readonly IReadOnlyDictionary<string, PostgresServer> _replicas;
    private readonly ConcurrentDictionary<string, TimeSpan> _lags = [];
    private readonly WalHistory _history = new();
    private readonly TimeProvider _clock;
    private readonly ILogger<ReplicaLagMonitor> _logger;

    public ReplicaLagMonitor(PostgresLog log, IMeterFactory meters, TimeProvider clock, ILogger<ReplicaLagMonitor> logger)
    {
        _primary = new PostgresServer(log.Primary);
        _replicas = log.Replicas.ToDictionary(replica => replica.Key, replica => new PostgresServer(replica.Value));
        (_clock, _logger) = (clock, logger);
        meters.Create(LogMeter.Name).CreateObservableGauge(
            "shop.event_log.replica_lag", Observe, "ms", "How long ago the primary stood where the replica stands.");
    }

    internal IReadOnlyDictionary<string, TimeSpan> Lags => _lags;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _clock);
        try
        {
            do
            {
                await Sample(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>The primary first: what it writes meanwhile is no lag.</summary>
    internal async Task Sample(CancellationToken cancellationToken)
    {
        if (await PlaceOf("primary", _primary, "pg_current_wal_lsn()", cancellationToken) is { } place)
        {
            _history.Add(place, _clock.GetUtcNow());
        }

        await Task.WhenAll(_replicas.Select(replica => Sample(replica.Key, replica.Value, cancellationToken)));
    }

    private async Task Sample(string name, PostgresServer replica, CancellationToken cancellationToken)
    {
        if (await PlaceOf(name, replica, ReplicasPlace, cancellationToken) is { } replayed)
        {
            _lags[name] = _history.LagOf(replayed, _clock.GetUtcNow());
        }
        else
        {
            _lags.TryRemove(name, out _);
        }
    }

    /// <summary>In its write-ahead log; null when it does not say.</summary>
    private async Task<ulong?> PlaceOf(string name, PostgresServer server, string place, CancellationToken cancellationToken)
    {
        try
        {
            return await server.Single(
                $"select {place}",
                row => row.IsDBNull(0) ? (ulong?)null : (ulong)row.GetFieldValue<NpgsqlLogSequenceNumber>(0),
                cancellationToken);
        }
        catch (Exception exception) when (exception is EventStoreUnavailableException or PostgresException)
        {
            PlaceUnknown(_logger, name, exception);
            return null;
        }
    }

    private IEnumerable<Measurement<double>> Observe() => _lags.Select(lag =>
        new Measurement<double>(lag.Value.TotalMilliseconds, new KeyValuePair<string, object?>("replica", lag.Key)));

    [LoggerMessage(Level = LogLevel.Debug, EventName = "ReplicaLagUnknown", Message = "{Name} does not say where its log stands.")]
    private static partial void PlaceUnknown(ILogger logger, string name, Exception exception);
}
