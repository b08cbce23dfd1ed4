using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
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
    IReadOnlyList<PartitionProgress> partitions,
    TimeProvider clock,
    ILogger logger)
{
    private readonly TimeSpan _leaseTime = TimeSpan.FromSeconds(options.LeaseSeconds);

    /// <summary>Whether the sink has acknowledged anything: it was up, and earlier failures are over.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>What failed, when the session has.</summary>
    public RelayStep Step { get; private set; }

    /// <summary>Returns at once when another owner holds the shard; throws when the session fails.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        if (await cursors.Acquire(sink.Name, shard, owner, _leaseTime, cancellationToken) is not { } lease)
        {
            Forget();
            return;
        }

        await InTurn(() => RunSession(lease, cancellationToken), () => cursors.Release(lease, CancellationToken.None));
    }

    private async Task RunSession(RelayLease lease, CancellationToken cancellationToken)
    {
        var start = await cursors.Load(sink.Name, cancellationToken);
        var acknowledged = new AcknowledgedCursors(lease, cursors);
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connection = await sink.Open(cancellationToken);
        var tasks = partitions
            .Select(partition => new RelayPartition(partition, connection, log, signal, options, clock)
                .Run(start.GetValueOrDefault(partition.Partition), acknowledged, session.Token))
            .Append(KeepLease(lease, acknowledged, session.Token))
            .ToList();

        var first = await Task.WhenAny(tasks);
        Step = tasks.IndexOf(first) is var index && index < partitions.Count ? partitions[index].Step : RelayStep.Record;
        await session.CancelAsync();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        HasDelivered = acknowledged.Any;
        await InTurn(() => first, () => acknowledged.Save(CancellationToken.None), () => connection.DisposeAsync().AsTask());
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

    /// <summary>Another owner's relay knows how far they are behind.</summary>
    private void Forget()
    {
        foreach (var partition in partitions)
        {
            partition.OldestWaiting = null;
        }
    }

    /// <summary>Runs each, whatever became of those before it. The first failure is thrown: later ones follow from it.</summary>
    private async Task InTurn(params IEnumerable<Func<Task>> steps)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception exception) when (first is null)
            {
                first = ExceptionDispatchInfo.Capture(exception);
            }
            catch (Exception exception)
            {
                logger.SessionNotEnded(sink.Name, shard, exception);
            }
        }

        first?.Throw();
    }
}
