using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

/// <summary>
/// Wakes the relays of this process when the log has grown, whoever appended: one statement for all partitions and sinks where each
/// relay's loop would send its own. What it misses is found by their polls.
/// </summary>
internal sealed partial class LogWatch(
    IEventLog log, AppendSignal signal, IOptions<RelayOptions> options, TimeProvider clock, ILogger<LogWatch> logger) : BackgroundService
{
    private readonly Dictionary<int, Sequence> _ends = [];
    private readonly TimeSpan _period = TimeSpan.FromMilliseconds(options.Value.WatchMilliseconds);
    private readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            failures = await Look(stoppingToken) ? 0 : failures + 1;
            var pause = failures == 0 ? _period : Backoff.After(failures, _period, _longestPause);
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether the log answered, if anybody waits for it.</summary>
    private async Task<bool> Look(CancellationToken cancellationToken)
    {
        if (!signal.IsAwaited)
        {
            return true;
        }

        try
        {
            foreach (var (partition, end) in await log.ReadEnds(options.Value.Partitions, cancellationToken))
            {
                if (!_ends.TryGetValue(partition, out var last) || last != end)
                {
                    _ends[partition] = end;
                    signal.Notify(partition);
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception exception)
        {
            NotWatched(logger, exception);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "LogNotWatched",
        Message = "The event log could not be watched; until it is, each relay finds new events by its own poll.")]
    private static partial void NotWatched(ILogger logger, Exception exception);
}
