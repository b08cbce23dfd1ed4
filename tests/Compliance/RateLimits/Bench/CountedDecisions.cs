using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>What <c>ratelimit.decisions</c> counted for one policy.</summary>
internal sealed class CountedDecisions : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public CountedDecisions(string policy)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "ratelimit.decisions", Meter.Name: "Shop.RateLimiting" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary();
            if (policy.Equals(all["policy"]))
            {
                _counts.AddOrUpdate($"{all["outcome"]} {all["by"]}", count, (_, before) => before + count);
            }
        });
        _listener.Start();
    }

    /// <summary>Each as <c>outcome by count</c>, in the order of the alphabet.</summary>
    public IEnumerable<string> Counted => _counts.Select(one => $"{one.Key} {one.Value}").Order(StringComparer.Ordinal);

    public void Dispose() => _listener.Dispose();
}
