using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.EventStore.Log;

namespace Shop.EventStore.Replicas;

/// <summary>
/// The primary and its replicas. A replica answers in turn, when it has the event that the read must not miss; else the primary.
/// A replica that fails or is slow is left out for a while, and its read is repeated on the primary.
/// </summary>
public sealed class HistoryServers
{
    private readonly HistoryServer _primary;
    private readonly Replica[] _replicas;
    private readonly Counter<long> _reads;
    private uint _turn;

    public HistoryServers(
        HistoryServer primary,
        IEnumerable<HistoryServer> replicas,
        IOptions<ReplicaOptions> options,
        IMeterFactory meters,
        TimeProvider clock,
        ILogger<HistoryServers> logger)
    {
        _primary = primary;
        _replicas = [.. replicas.Select(replica => new Replica(replica, options.Value, clock, logger))];
        _reads = meters.Create(LogMeter.Name).CreateCounter<long>(
            "shop.event_log.history_reads", "{read}", "Reads of the past, by the server that answered.");
    }

    /// <param name="atLeast">An event that the answer must include; null when any past will do.</param>
    /// <param name="read">All that belongs to one answer, from the one server that it is given. It may be called again on another.</param>
    /// <exception cref="EventStoreUnavailableException">No server that could answer does.</exception>
    public async Task<T> Read<T>(
        LogPoint? atLeast, Func<HistoryServer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var inTurn = InTurn();
        var first = inTurn.FirstOrDefault(replica => replica.Admits());
        if (first is not null && await Ask(first, atLeast, read, cancellationToken) is { } answer)
        {
            return answer.Value;
        }

        try
        {
            var value = await read(_primary, cancellationToken);
            Count(_primary.Name);
            return value;
        }
        catch (EventStoreUnavailableException)
        {
            foreach (var replica in inTurn.Where(replica => replica != first && replica.Admits()))
            {
                if (await Ask(replica, atLeast, read, cancellationToken) is { } another)
                {
                    return another.Value;
                }
            }

            throw;
        }
    }

    private async Task<Answer<T>?> Ask<T>(
        Replica replica, LogPoint? atLeast, Func<HistoryServer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var answer = await replica.Ask(atLeast, read, cancellationToken);
        if (answer is not null)
        {
            Count(replica.Name);
        }

        return answer;
    }

    /// <summary>Each request begins with another replica.</summary>
    private Replica[] InTurn()
    {
        var start = _replicas.Length == 0 ? 0 : (int)(Interlocked.Increment(ref _turn) % _replicas.Length);
        return [.. _replicas[start..], .. _replicas[..start]];
    }

    private void Count(string server) => _reads.Add(1, new KeyValuePair<string, object?>("server", server));
}
