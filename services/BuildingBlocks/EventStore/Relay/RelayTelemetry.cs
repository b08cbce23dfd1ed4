using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Shop.EventStore.Relay;

/// <summary>What a relay shows: how much it has published, how far it is behind, in which step, how often it began again.</summary>
internal sealed class RelayTelemetry
{
    public const string Name = "Shop.Relay";

    private readonly Counter<long> _restarts;
    private readonly RelayStatus _status;
    private readonly TimeProvider _clock;
    private readonly string _sink;

    public RelayTelemetry(IMeterFactory meters, RelayStatus status, TimeProvider clock, string sink)
    {
        (_status, _clock, _sink) = (status, clock, sink);
        var meter = meters.Create(Name);
        _restarts = meter.CreateCounter<long>("shop.relay.restarts", "{session}", "Sessions that failed.");
        meter.CreateObservableCounter("shop.relay.published", () => Observe(partition => partition.Published), "{event}");
        meter.CreateObservableGauge("shop.relay.lag", () => Observe(AgeOf), "ms", "Age of the oldest event not acknowledged.");
        meter.CreateObservableGauge("shop.relay.step", () => Observe(partition => (int)partition.Step), null, "0 Read to 2 Record.");
    }

    public void Restarted(int shard) => _restarts.Add(1, new TagList { { "sink", _sink }, { "shard", shard } });

    private double AgeOf(PartitionProgress partition) =>
        partition.OldestWaiting is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalMilliseconds) : 0;

    private IEnumerable<Measurement<T>> Observe<T>(Func<PartitionProgress, T> value)
        where T : struct =>
        _status.Partitions.Select(partition => new Measurement<T>(
            value(partition), new TagList { { "sink", _sink }, { "partition", partition.Partition } }));
}
