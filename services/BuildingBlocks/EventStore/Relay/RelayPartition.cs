using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

/// <summary>Reads one partition of the log in sequence order and publishes it with a window in flight.</summary>
internal sealed class RelayPartition(
    PartitionProgress progress,
    ISinkSession session,
    IEventLog log,
    AppendSignal signal,
    RelayOptions options,
    TimeProvider clock)
{
    private readonly int _partition = progress.Partition;
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(options.PollMilliseconds);
    private readonly InFlightWindow _window = new(options.InFlightMax);

    /// <summary>Runs until cancelled; throws when a delivery failed.</summary>
    public async Task Run(Sequence start, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var wakeup = signal.Subscribe(_partition);
        var read = start;
        while (true)
        {
            progress.Step = RelayStep.Read;
            var page = await log.ReadAfter(_partition, read, options.PageSize, cancellationToken);
            progress.OldestWaiting = _window.OldestRecordedAt ?? (page is [var next, ..] ? next.RecordedAt : null);
            foreach (var @event in page)
            {
                await Publish(@event, acknowledged, cancellationToken);
                read = @event.Sequence;
            }

            await Record(acknowledged);
            if (page.Count < options.PageSize)
            {
                await WaitForMore(wakeup, acknowledged, cancellationToken);
            }
        }
    }

    private async Task Publish(StoredEvent @event, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        progress.Step = RelayStep.Publish;
        while (_window.IsFull)
        {
            await _window.Oldest.WaitAsync(cancellationToken);
            await Record(acknowledged);
            progress.Step = RelayStep.Publish;
        }

        progress.OldestWaiting = _window.OldestRecordedAt ?? @event.RecordedAt;
        var envelope = @event.ToEnvelope();
        await WaitForRoom(envelope, acknowledged, cancellationToken);
        _window.Add(@event.Sequence, @event.RecordedAt, session.Publish(_partition, envelope, cancellationToken));
    }

    private async Task WaitForRoom(EventEnvelope envelope, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        try
        {
            await session.WaitForRoom(_partition, envelope, cancellationToken);
        }
        catch (RelayAlarmException)
        {
            // Everything before it is delivered and recorded; then the shard stops.
            while (!_window.IsEmpty)
            {
                await _window.Oldest.WaitAsync(cancellationToken);
                await Record(acknowledged);
            }

            progress.OldestWaiting = envelope.RecordedAt;
            throw;
        }
    }

    private async ValueTask Record(AcknowledgedCursors acknowledged)
    {
        progress.Step = RelayStep.Publish;
        for (var sent = _window.Count; await _window.TakeAcknowledged() is { } last; sent = _window.Count)
        {
            progress.Step = RelayStep.Record;
            acknowledged.Acknowledge(_partition, last);
            progress.Acknowledge(sent - _window.Count);
            progress.OldestWaiting = _window.OldestRecordedAt;
            progress.Step = RelayStep.Publish;
        }
    }

    /// <summary>Until a commit is signalled or the poll is due; deliveries are recorded as they become known.</summary>
    private async Task WaitForMore(Wakeup wakeup, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        progress.Step = RelayStep.Read;
        var more = wakeup.Wait(_poll, clock, cancellationToken);
        while (!more.IsCompleted && !_window.IsEmpty)
        {
            await Task.WhenAny(more, _window.Oldest);
            await Record(acknowledged);
            progress.Step = RelayStep.Read;
        }

        await more;
    }
}
