using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>
/// A member of a consumer group while the host runs. It stops within <see cref="PartitionConsumerOptions.StopMilliseconds"/>.
/// </summary>
public sealed class PartitionConsumer<THandler> : IHostedService, IDisposable
    where THandler : class, IPartitionHandler
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ParkedTopic _parkedTopic;
    private readonly ConsumerTelemetry _telemetry;
    private readonly THandler _handler;
    private readonly PartitionConsumerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal PartitionConsumer(
        THandler handler,
        PartitionConsumerOptions options,
        System.Diagnostics.Metrics.IMeterFactory meters,
        TimeProvider clock,
        ILogger<PartitionConsumer<THandler>> logger)
    {
        (_handler, _options, _clock, _logger) = (handler, options, clock, logger);
        _parkedTopic = new ParkedTopic(options, logger);
        _telemetry = new ConsumerTelemetry(meters, Status, clock, options.Group);
    }

    internal ConsumerStatus Status { get; } = new();

    /// <summary>Handles the parked messages of a key in order and lets the key through again.</summary>
    /// <param name="discard">Offsets, in the topic itself, of parked messages that are void and shall not be handled.</param>
    public async Task<ReplayResult> Replay(
        PartitionId partition, string key, IReadOnlySet<long> discard, CancellationToken cancellationToken) =>
        Status.Find(partition) is { } worker
            ? await worker.Replay(key, discard, cancellationToken)
            : new ReplayResult(ReplayOutcome.NotHeldHere);

    /// <summary>By key, how many messages of the partition wait to be replayed. Any instance can tell.</summary>
    /// <exception cref="DependencyUnavailableException">Kafka does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, int>> CountParked(PartitionId partition, CancellationToken cancellationToken)
    {
        var waiting = await Task.Run(() => _parkedTopic.Read(partition, cancellationToken), cancellationToken);
        return waiting.ToDictionary(pair => pair.Key, pair => pair.Value.Count, StringComparer.Ordinal);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var stopping = _stopping.Token;
        new Thread(() => Run(stopping)) { IsBackground = true, Name = $"kafka {_options.Group}" }.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _ended.Task.WaitAsync(TimeSpan.FromMilliseconds(_options.StopMilliseconds), _clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_ended.Task.IsCompleted)
        {
            _logger.StopTimedOut(_options.Group, _options.StopMilliseconds);
        }
    }

    public void Dispose()
    {
        _parkedTopic.Dispose();
        _telemetry.Dispose();
        _stopping.Dispose();
    }

    private void Run(CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            try
            {
                var workers = new WorkerFactory(_handler, _parkedTopic, _telemetry, _options, _clock, _logger);
                var assignment = new PartitionAssignment(_handler, workers, Status, _logger);
                new ConsumerSession(assignment, Status, _options, _logger).Run(stopping);
            }
            catch (Exception exception)
            {
                _logger.ConsumerFailed(_options.Group, ++failures, exception);
                // One that was told to stop, and did not in time, has been disposed of: its handle would throw on this thread.
                if (!stopping.IsCancellationRequested)
                {
                    stopping.WaitHandle.WaitOne(Backoff.After(failures, _options.Retry, _options.RetryMax));
                }
            }
        }

        _ended.SetResult();
    }
}
