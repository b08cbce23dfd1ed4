using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

/// <summary>Reads one partition of the log in sequence order and publishes it with a window in flight.</summary>
internal sealed class RelayPartition(
    int partition,
    ISinkSession session,
    IEventLog log,
    AppendSignal signal,
    RelayOptions options,
    TimeProvider clock)
{
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(options.PollMilliseconds);
    private readonly InFlightWindow _window = new(options.InFlightMax);

    /// <summary>Runs until cancelled; throws when a delivery failed.</summary>
    public async Task Run(Sequence start, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var wakeup = signal.Subscribe(partition);
        var read = start;
        while (true)
        {
            var page = await log.ReadAfter(partition, read, options.PageSize, cancellationToken);
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
        while (_window.IsFull)
        {
            await _window.Oldest.WaitAsync(cancellationToken);
            await Record(acknowledged);
        }

        var envelope = @event.ToEnvelope();
        await session.WaitForRoom(partition, envelope, cancellationToken);
        _window.Add(@event.Sequence, session.Publish(partition, envelope, cancellationToken));
    }

    private async ValueTask Record(AcknowledgedCursors acknowledged)
    {
        while (await _window.TakeAcknowledged() is { } last)
        {
            acknowledged.Acknowledge(partition, last);
        }
    }

    /// <summary>Until a commit is signalled or the poll is due; deliveries are recorded as they become known.</summary>
    private async Task WaitForMore(Wakeup wakeup, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        var more = wakeup.Wait(_poll, clock, cancellationToken);
        while (!more.IsCompleted && !_window.IsEmpty)
        {
            await Task.WhenAny(more, _window.Oldest);
            await Record(acknowledged);
        }

        await more;
    }
}
