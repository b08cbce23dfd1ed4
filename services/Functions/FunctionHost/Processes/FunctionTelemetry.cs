using System.Diagnostics.Metrics;

namespace Shop.FunctionHost.Processes;

/// <summary>What the function did, and what it would be billed for.</summary>
internal sealed class FunctionTelemetry : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<FunctionProcess> _living = [];
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Counter<long> _invocations;
    private readonly Counter<double> _busy;
    private readonly Histogram<double> _coldStart;
    private FunctionTotals _totals = new(0, 0, 0, 0, 0);

    public FunctionTelemetry(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create("Shop.FunctionHost");
        _invocations = _meter.CreateCounter<long>("shop.functions.invocations", "{event}");
        _busy = _meter.CreateCounter<double>("shop.functions.busy", "s", "With an event in hand, a process's start included: what is billed.");
        _coldStart = _meter.CreateHistogram<double>("shop.functions.cold_start", "ms", "From the event to its answer, where a process was started for it.");
        _meter.CreateObservableCounter("shop.functions.alive", () => Totals.AliveSeconds, "s", "Processes, busy or not: what the machine has given.");
        _meter.CreateObservableGauge("shop.functions.processes", () => Totals.Processes, "{process}");
    }

    /// <summary>Since the host's start.</summary>
    public FunctionTotals Totals
    {
        get
        {
            lock (_lock)
            {
                return _totals with { Processes = _living.Count, AliveSeconds = _totals.AliveSeconds + _living.Sum(SecondsOf) };
            }
        }
    }

    /// <param name="elapsed">From the event to its answer.</param>
    public void Invoked(FunctionStart start, FunctionOutcome outcome, TimeSpan elapsed)
    {
        _invocations.Add(1, new("start", start.ToString().ToLowerInvariant()), new("outcome", outcome.ToString().ToLowerInvariant()));
        _busy.Add(elapsed.TotalSeconds);
        if (start == FunctionStart.Cold)
        {
            _coldStart.Record(elapsed.TotalMilliseconds);
        }

        lock (_lock)
        {
            _totals = _totals with
            {
                Invocations = _totals.Invocations + 1,
                ColdStarts = _totals.ColdStarts + (start == FunctionStart.Cold ? 1 : 0),
                BusySeconds = _totals.BusySeconds + elapsed.TotalSeconds,
            };
        }
    }

    public void Started(FunctionProcess process)
    {
        lock (_lock)
        {
            _living.Add(process);
        }
    }

    public void Ended(FunctionProcess process)
    {
        lock (_lock)
        {
            _living.Remove(process);
            _totals = _totals with { AliveSeconds = _totals.AliveSeconds + SecondsOf(process) };
        }
    }

    public void Dispose() => _meter.Dispose();

    private double SecondsOf(FunctionProcess process) => _clock.GetElapsedTime(process.StartedAt).TotalSeconds;
}
