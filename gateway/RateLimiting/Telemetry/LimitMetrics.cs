using System.Diagnostics.Metrics;

namespace Shop.RateLimiting.Telemetry;

/// <summary>What each policy decided: meter <c>Shop.RateLimiting</c>.</summary>
internal sealed class LimitMetrics : IDisposable
{
    public const string MeterName = "Shop.RateLimiting";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _duration;

    public LimitMetrics()
    {
        _decisions = _meter.CreateCounter<long>("ratelimit.decisions", "{decision}", "By policy, outcome (allowed, denied) and who decided.");
        _duration = _meter.CreateHistogram<double>(
            "ratelimit.decision.duration",
            "s",
            "By policy and who decided: of the decision over all policies of the request, without the wait for a slot.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.000_001, 0.000_01, 0.000_1, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.25, 1] });
    }

    public void Record(Decision decision, TimeSpan duration)
    {
        var by = new KeyValuePair<string, object?>("by", NameOf(decision.By));
        foreach (var policy in decision.Policies)
        {
            var name = new KeyValuePair<string, object?>("policy", policy.Policy.Name);
            _decisions.Add(1, name, new("outcome", policy.IsAdmitted ? "allowed" : "denied"), by);
            _duration.Record(duration.TotalSeconds, name, by);
        }
    }

    public void Dispose() => _meter.Dispose();

    private static string NameOf(DecidedBy by) => by switch
    {
        DecidedBy.Redis => "redis",
        DecidedBy.Lease => "lease",
        DecidedBy.Denial => "denial",
        _ => "degraded",
    };
}
