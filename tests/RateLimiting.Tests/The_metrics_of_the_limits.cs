using System.Diagnostics.Metrics;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Telemetry;

namespace Shop.RateLimiting.Tests;

/// <summary>As operators see them: names, units, labels.</summary>
public sealed class The_metrics_of_the_limits : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly MeterListener _listener = new();
    private readonly List<Instrument> _instruments = [];
    private readonly List<string> _measured = [];
    private readonly List<string> _ended = [];
    private readonly LimitMetrics _metrics;

    public The_metrics_of_the_limits()
    {
        // Meters are told apart by name alone, and other tests have theirs: ours is made in this thread, after the listener's start.
        var maker = 0;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Environment.CurrentManagedThreadId == maker)
            {
                _instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _ended.Add(instrument.Name);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Add(Line(instrument, value, tags)));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Add(Line(instrument, value, tags)));
        _listener.Start();
        maker = Environment.CurrentManagedThreadId;
        _metrics = new LimitMetrics();
        maker = 0;
    }

    [Theory]
    [InlineData(DecidedBy.Redis, "redis")]
    [InlineData(DecidedBy.Lease, "lease")]
    [InlineData(DecidedBy.Denial, "denial")]
    [InlineData(DecidedBy.Local, "degraded")]
    public void count_each_policy_of_a_decision_and_say_who_decided(DecidedBy decidedBy, string by)
    {
        var decision = new Decision(false, decidedBy, [Said("one", new Answer(0, 1, 1, 0)), Said("two", new Answer(1, 0, 1, 0))]);
        _metrics.Record(decision, 0.25 * Second);
        Assert.Equal(
            [
                $"ratelimit.decisions 1 by={by} outcome=allowed policy=one",
                $"ratelimit.decision.duration 0.25 by={by} policy=one",
                $"ratelimit.decisions 1 by={by} outcome=denied policy=two",
                $"ratelimit.decision.duration 0.25 by={by} policy=two",
            ],
            _measured);
    }

    [Fact]
    public void have_units_and_say_what_they_are()
    {
        Assert.All(_instruments, instrument => Assert.Equal("Shop.RateLimiting", instrument.Meter.Name));
        Assert.Equal(["{decision}", "s"], _instruments.Select(instrument => instrument.Unit));
        Assert.StartsWith("By policy, outcome (allowed, denied)", _instruments[0].Description, StringComparison.Ordinal);
        Assert.StartsWith("By policy and who decided", _instruments[1].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void tell_decisions_of_a_microsecond_from_those_of_a_second()
    {
        var bounds = Assert.IsType<Histogram<double>>(_instruments[1]).Advice!.HistogramBucketBoundaries!;
        Assert.Equal((0.000_001, 1.0), (bounds[0], bounds[^1]));
        Assert.Equal(bounds.Order(), bounds);
    }

    [Fact]
    public void end_when_they_are_disposed()
    {
        _metrics.Dispose();
        Assert.Equal(["ratelimit.decision.duration", "ratelimit.decisions"], _ended.Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _listener.Dispose();
    }

    private static string Line<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        FormattableString.Invariant($"{instrument.Name} {value} ")
        + string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));

    private static PolicyDecision Said(string policy, Answer answer) =>
        PolicyDecision.From(new RateLimitPolicy(policy, new FixedWindow(5, Second)), answer);
}
