using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

/// <summary>
/// Takes the log to one sink. The log is the outbox: nothing is written twice, and one broker's outage never
/// stops another's relay, because each sink has its own relay and cursors.
/// </summary>
public sealed class RelayService(
    IEventSink sink,
    IEventLog log,
    IRelayCursors cursors,
    AppendSignal signal,
    IOptions<RelayOptions> options,
    IMeterFactory meters,
    TimeProvider clock,
    ILogger<RelayService> logger) : BackgroundService
{
    private const int RetryFactorMax = 64;

    private readonly string _owner = $"{Environment.MachineName}/{Guid.CreateVersion7(clock.GetUtcNow()):N}";
    private readonly TimeSpan _retry = TimeSpan.FromMilliseconds(options.Value.RetryMilliseconds);

    internal RelayStatus Status { get; } = new(options.Value);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var telemetry = new RelayTelemetry(meters, Status, clock, sink.Name);
        return Task.WhenAll(Enumerable.Range(0, options.Value.Shards).Select(shard => RunShard(shard, telemetry, stoppingToken)));
    }

    private async Task RunShard(int shard, RelayTelemetry telemetry, CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var session = new RelayShard(shard, _owner, sink, log, cursors, signal, options.Value, Status.Of(shard), clock, logger);
            try
            {
                await session.Run(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (RelayAlarmException alarm)
            {
                // The alarm is in the log before anyone can see that the shard stands still.
                logger.Stopped(sink.Name, shard, alarm.Alarm, alarm.Message);
                Status.Stop(shard, alarm.Alarm);
                return;
            }
            catch (Exception exception)
            {
                failures = session.HasDelivered ? 1 : failures + 1;
                telemetry.Restarted(shard);
                logger.SessionFailed(sink.Name, shard, session.Step, failures, exception);
            }

            await PauseAfter(failures, stoppingToken);
        }
    }

    private async Task PauseAfter(int failures, CancellationToken stoppingToken) =>
        await Task.Delay(Backoff.After(failures, _retry, _retry * RetryFactorMax), clock, stoppingToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
