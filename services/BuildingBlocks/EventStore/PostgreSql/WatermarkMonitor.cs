using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.EventStore.Log;

namespace Shop.EventStore.PostgreSql;

/// <summary>Asks for the watermark's age from time to time and shows the last answer; none while the server does not answer.</summary>
internal sealed partial class WatermarkMonitor : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly Watermark _watermark;
    private readonly TimeProvider _clock;
    private readonly ILogger<WatermarkMonitor> _logger;
    private TimeSpan? _age;
    private bool _hidden;

    public WatermarkMonitor(NpgsqlDataSource primary, IMeterFactory meters, TimeProvider clock, ILogger<WatermarkMonitor> logger)
    {
        (_watermark, _clock, _logger) = (new Watermark(primary), clock, logger);
        meters.Create(LogMeter.Name).CreateObservableGauge(
            "shop.event_log.watermark_age", Observe, "ms", "Age of the oldest transaction that holds back the log's readers.");
    }

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

    internal async Task Sample(CancellationToken cancellationToken)
    {
        try
        {
            _age = await _watermark.Age(cancellationToken);
            Tell(hidden: _age is null);
        }
        catch (EventStoreUnavailableException exception)
        {
            _age = null;
            WatermarkUnknown(_logger, exception);
        }
    }

    /// <summary>Once, not at each sample.</summary>
    private void Tell(bool hidden)
    {
        if (hidden && !_hidden)
        {
            WatermarkHidden(_logger);
        }

        _hidden = hidden;
    }

    private IEnumerable<Measurement<double>> Observe() => _age is { } age ? [new Measurement<double>(age.TotalMilliseconds)] : [];

    [LoggerMessage(Level = LogLevel.Warning, EventName = "WatermarkUnknown", Message = "The event log's watermark could not be read.")]
    private static partial void WatermarkUnknown(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "WatermarkHidden",
        Message = "The age of the event log's watermark is not known: the role lacks pg_read_all_stats.")]
    private static partial void WatermarkHidden(ILogger logger);
}
