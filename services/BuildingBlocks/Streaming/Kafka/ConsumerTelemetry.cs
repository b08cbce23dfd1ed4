using System.Diagnostics;
using System.Diagnostics.Metrics;
using Shop.Streaming.Tracing;

namespace Shop.Streaming.Kafka;

/// <summary>What a group's consumers show: how far behind, how much at once, how old, in which step.</summary>
internal sealed class ConsumerTelemetry : IDisposable
{
    private const string Name = "Shop.Streaming";

    private readonly Meter _meter;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _parked;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _age;
    private readonly ConsumerStatus _status;
    private readonly TimeProvider _clock;
    private readonly string _group;

    public ConsumerTelemetry(IMeterFactory meters, ConsumerStatus status, TimeProvider clock, string group)
    {
        (_status, _clock, _group) = (status, clock, group);
        _meter = meters.Create(Name);
        _handled = _meter.CreateCounter<long>("shop.streaming.handled", "{message}");
        _parked = _meter.CreateCounter<long>("shop.streaming.parked", "{message}");
        _batch = _meter.CreateHistogram<int>("shop.streaming.batch.size", "{message}");
        _age = _meter.CreateHistogram<double>("shop.streaming.age", "ms", "From the event's recording to its effect.");
        _meter.CreateObservableGauge("shop.streaming.lag", () => Observe(worker => worker.Offsets.Lag), "{message}");
        _meter.CreateObservableGauge("shop.streaming.step", () => Observe(worker => (long)worker.Step), null, "0 Receive to 7 Ended.");
    }

    public void Handled(PartitionBatch batch)
    {
        var tags = TagsOf(batch.Partition);
        _handled.Add(batch.Events.Count, tags);
        _batch.Record(batch.Events.Count, tags);
        if (batch.Events is [.., var last])
        {
            _age.Record((_clock.GetUtcNow() - last.Event.RecordedAt).TotalMilliseconds, tags);
        }
    }

    public void Parked(PartitionId partition) => _parked.Add(1, TagsOf(partition));

    /// <summary>One span for each event, in the trace of the command that caused it.</summary>
    public IReadOnlyList<Activity> StartActivities(PartitionBatch batch) =>
        [.. batch.Events.Select(consumed => Start(batch.Partition, consumed)).OfType<Activity>()];

    public void Dispose() => _meter.Dispose();

    private Activity? Start(PartitionId partition, ConsumedEvent consumed) => MessageActivity.StartHandling(consumed.Event)?
        .SetTag("messaging.system", "kafka")
        .SetTag("messaging.destination.name", partition.Topic)
        .SetTag("messaging.destination.partition.id", partition.Number)
        .SetTag("messaging.consumer.group.name", _group)
        .SetTag("messaging.kafka.offset", consumed.Offset);

    private IEnumerable<Measurement<long>> Observe(Func<PartitionWorker, long> value) =>
        _status.Workers.Select(worker => new Measurement<long>(value(worker), TagsOf(worker.Partition)));

    private TagList TagsOf(PartitionId partition) =>
        new() { { "group", _group }, { "topic", partition.Topic }, { "partition", partition.Number } };
}
