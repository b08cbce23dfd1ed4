using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Shop.Streaming.Kafka;

/// <summary>One partition while it is ours: takes what is queued, has it handled, then stores the offset.</summary>
internal sealed class PartitionWorker(
    PartitionId partition,
    PartitionQueue queue,
    PartitionBatches batches,
    ParkedReplay replay,
    PartitionAttempts attempts,
    PartitionOffsets offsets,
    PartitionConsumerOptions options,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Task _run = Task.CompletedTask;

    public PartitionId Partition => partition;

    public PartitionOffsets Offsets => offsets;

    public ConsumerStep Step => attempts.Step;

    /// <summary>The name of what stopped the partition.</summary>
    public string? Alarm { get; private set; }

    public void Start() => _run = Task.Run(Run);

    /// <summary>Only the receiving thread calls this, in the order of the offsets.</summary>
    public void Receive(ConsumeResult<byte[], byte[]> message)
    {
        if (offsets.TryReceive(message.Offset.Value))
        {
            queue.Add(message);
        }
        else
        {
            Fail(new PartitionAlarmException("OffsetJumped", $"Offset {offsets.Received} was due and {message.Offset} came."));
        }
    }

    /// <summary>Stops by an alarm after what is queued has been handled.</summary>
    public void Fail(PartitionAlarmException alarm) => queue.Fail(alarm);

    public async Task<ReplayResult> Replay(string key, IReadOnlySet<long> discard, CancellationToken cancellationToken)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            await _gate.WaitAsync(either.Token);
            return await ReplayAlone(key, discard, either.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Taken away meanwhile: what is not recorded as replayed is replayed again.
            return new ReplayResult(ReplayOutcome.NotHeldHere);
        }
    }

    private async Task<ReplayResult> ReplayAlone(string key, IReadOnlySet<long> discard, CancellationToken cancellationToken)
    {
        try
        {
            return await replay.Replay(key, discard, cancellationToken);
        }
        finally
        {
            attempts.Step = Alarm is null ? ConsumerStep.Receive : ConsumerStep.Stopped;
            _gate.Release();
        }
    }

    /// <summary>
    /// Ends the batch in hand and leaves what is queued to the partition's next owner. A handler that does not end in
    /// time is cancelled; one that ignores that is left behind, and its offset is no longer stored.
    /// </summary>
    public async Task Drain()
    {
        queue.Close();
        await _stop.CancelAsync();
        if (!await HasEnded())
        {
            logger.DrainTimedOut(partition, options.DrainMilliseconds);
            await Abandon();
        }

        offsets.End();
    }

    /// <summary>The partition has another owner already: nothing is stored any more.</summary>
    public async Task Abandon()
    {
        offsets.End();
        queue.Close();
        await _stop.CancelAsync();
        await _abort.CancelAsync();
        await HasEnded();
    }

    /// <summary>After <see cref="Drain"/> or <see cref="Abandon"/>. A handler that was left behind keeps its tokens, a replay its gate.</summary>
    public void Dispose()
    {
        if (_run.IsCompleted)
        {
            _stop.Dispose();
            _abort.Dispose();
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                attempts.Step = ConsumerStep.Receive;
                var messages = await queue.Take(options.BatchMax, _stop.Token);
                await Handle(messages);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The batch in hand was given up: its offset is not stored, and the next owner gets it again.
            attempts.Step = ConsumerStep.Ended;
        }
        catch (PartitionAlarmException alarm)
        {
            StopBy(alarm);
        }
        catch (Exception exception)
        {
            StopBy(new PartitionAlarmException("WorkerFailed", exception.ToString()));
        }
    }

    private async Task Handle(IReadOnlyList<ConsumeResult<byte[], byte[]>> messages)
    {
        await _gate.WaitAsync(_stop.Token);
        try
        {
            await batches.Handle(messages, _stop.Token, _abort.Token);
        }
        finally
        {
            _gate.Release();
        }

        offsets.Store(messages[^1].Offset.Value + 1);
    }

    private void StopBy(PartitionAlarmException alarm)
    {
        // The alarm is in the log before anyone can see that the partition stands still.
        logger.Stopped(partition, alarm.Alarm, alarm.Message);
        Alarm = alarm.Alarm;
        attempts.Step = ConsumerStep.Stopped;
        queue.Fail(alarm);
    }

    private async Task<bool> HasEnded()
    {
        await _run.WaitAsync(TimeSpan.FromMilliseconds(options.DrainMilliseconds), clock)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _run.IsCompleted;
    }
}
