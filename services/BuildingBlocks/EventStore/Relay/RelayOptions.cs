using System.ComponentModel.DataAnnotations;

namespace Shop.EventStore.Relay;

public sealed class RelayOptions
{
    /// <summary>Partitions of the log; the topics' partition count, never changed.</summary>
    [Range(1, 1024)]
    public int Partitions { get; set; } = 6;

    /// <summary>Relays that can share the work; each holds one lease. More than partitions is of no use.</summary>
    [Range(1, 1024)]
    public int Shards { get; set; } = 1;

    /// <summary>Milliseconds until events of other processes are found; those of this process wake the relay.</summary>
    [Range(1, 60_000)]
    public int WatchMilliseconds { get; set; } = 100;

    /// <summary>Milliseconds until a relay that nothing has woken reads all the same.</summary>
    [Range(1, 60_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>Events read at once: bounds the memory of a relay that is far behind.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 500;

    /// <summary>Events sent and not yet acknowledged, per partition.</summary>
    [Range(1, 100_000)]
    public int InFlightMax { get; set; } = 2_000;

    /// <summary>Milliseconds between two writes of the cursors: what is sent again after a crash.</summary>
    [Range(1, 60_000)]
    public int CursorMilliseconds { get; set; } = 100;

    /// <summary>Seconds until another process may take over a shard whose relay has died.</summary>
    [Range(1, 600)]
    public int LeaseSeconds { get; set; } = 15;

    /// <summary>Milliseconds before a failed session is opened again; doubled at each failure up to 64 times it, with jitter.</summary>
    [Range(1, 60_000)]
    public int RetryMilliseconds { get; set; } = 100;

    internal IEnumerable<int> PartitionsOf(int shard) =>
        Enumerable.Range(0, Partitions).Where(partition => partition % Shards == shard);
}
