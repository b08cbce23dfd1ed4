using Shop.EventStore.Log;

namespace Shop.EventStore.Relay;

/// <summary>One session of one shard: lease, connection, and a loop for each partition, until one of them fails.</summary>
internal sealed class RelayShard(
    int shard,
    string owner,
    IEventSink sink,
    IEventLog log,
    IRelayCursors cursors,
    AppendSignal signal,
    RelayOptions options,
    TimeProvider clock)
{
    private readonly TimeSpan _leaseTime = TimeSpan.FromSeconds(options.LeaseSeconds);

    /// <summary>Whether the sink has acknowledged anything: it was up, and earlier failures are over.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>Returns at once when another owner holds the shard; throws when the session fails.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        if (await cursors.Acquire(sink.Name, shard, owner, _leaseTime, cancellationToken) is not { } lease)
        {
            return;
        }

        try
        {
            await RunSession(lease, cancellationToken);
        }
        finally
        {
            await cursors.Release(lease, CancellationToken.None);
        }
    }

    private async Task RunSession(RelayLease lease, CancellationToken cancellationToken)
    {
        var start = await cursors.Load(sink.Name, cancellationToken);
        var acknowledged = new AcknowledgedCursors(lease, cursors);
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var connection = sink.Open();
        var tasks = options.PartitionsOf(shard)
            .Select(partition => new RelayPartition(partition, connection, log, signal, options, clock)
                .Run(start.GetValueOrDefault(partition), acknowledged, session.Token))
            .Append(KeepLease(lease, acknowledged, session.Token))
            .ToList();

        var first = await Task.WhenAny(tasks);
        await session.CancelAsync();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        HasDelivered = acknowledged.Any;
        await acknowledged.Save(CancellationToken.None);
        await first;
    }

    private async Task KeepLease(RelayLease lease, AcknowledgedCursors acknowledged, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.CursorMilliseconds), clock);
        var renewed = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await acknowledged.Save(cancellationToken);
            if (clock.GetElapsedTime(renewed) < _leaseTime / 3)
            {
                continue;
            }

            LeaseLostException.ThrowIf(!await cursors.Renew(lease, _leaseTime, cancellationToken), lease);
            renewed = clock.GetTimestamp();
        }
    }
}
