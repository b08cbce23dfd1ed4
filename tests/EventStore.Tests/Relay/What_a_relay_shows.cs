using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Shop.EventStore.Relay;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Relay;

public sealed class What_a_relay_shows : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();
    private readonly ConcurrentDictionary<string, double> _measured = [];
    private readonly MeterListener _listener = new();

    public What_a_relay_shows()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Shop.Relay" && ReferenceEquals(instrument.Meter.Scope, _stage.Meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        _listener.Dispose();
    }

    [Fact]
    public async Task counts_what_is_published()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Append(1, 5);
        await RelayStage.Until(() => Measure("shop.relay.published") == 5);
    }

    [Fact]
    public async Task counts_sessions_that_fail_and_grows_older_until_one_delivers()
    {
        var down = true;
        await _stage.Start(new ScriptedSink("kafka", envelope =>
        {
            if (Volatile.Read(ref down))
            {
                return Task.FromException(new IOException("Gone."));
            }

            _received.Add(envelope);
            return Task.CompletedTask;
        }));
        await _stage.Append(1, 1);
        await _stage.UntilInTime(() => Measure("shop.relay.restarts") >= 3);
        Assert.Equal((_stage.Clock.GetUtcNow() - At).TotalMilliseconds, Measure("shop.relay.lag"));
        Assert.True(Measure("shop.relay.lag") > 0);

        Volatile.Write(ref down, false);
        await _stage.UntilInTime(() => _received.Count == 1 && Measure("shop.relay.lag") == 0);
    }

    [Fact]
    public async Task names_its_step()
    {
        _stage.Options.InFlightMax = 1;
        var delivered = new TaskCompletionSource();
        await _stage.Start(new ScriptedSink("kafka", _ => delivered.Task));
        await _stage.Append(1, 2);
        await RelayStage.Until(() => StepIs(RelayStep.Publish));

        delivered.SetResult();
        await RelayStage.Until(() => StepIs(RelayStep.Read) && Measure("shop.relay.published") == 2);
    }

    private bool StepIs(RelayStep step) => Measure("shop.relay.step") == (int)step;

    private double Measure(string name)
    {
        _listener.RecordObservableInstruments();
        return _measured.GetValueOrDefault(name, -1);
    }

    private void Add(Instrument instrument, double value) =>
        _measured.AddOrUpdate(instrument.Name, value, (_, sum) => instrument.IsObservable ? value : sum + value);
}
