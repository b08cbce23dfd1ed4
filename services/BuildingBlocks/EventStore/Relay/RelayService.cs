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
    TimeProvider clock,
    ILogger<RelayService> logger) : BackgroundService
{
    private readonly string _owner = $"{Environment.MachineName}/{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Shards).Select(shard => RunShard(shard, stoppingToken)));

    private async Task RunShard(int shard, CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var session = new RelayShard(shard, _owner, sink, log, cursors, signal, options.Value, clock);
            try
            {
                await session.Run(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures = session.HasDelivered ? 1 : failures + 1;
                logger.SessionFailed(sink.Name, shard, failures, exception);
            }

            await PauseAfter(failures, stoppingToken);
        }
    }

    private async Task PauseAfter(int failures, CancellationToken stoppingToken)
    {
        var factor = Math.Pow(2, Math.Clamp(failures - 1, 0, 6)) * (0.5 + Random.Shared.NextDouble());
        await Task.Delay(options.Value.RetryMilliseconds * TimeSpan.FromMilliseconds(factor), clock, stoppingToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
