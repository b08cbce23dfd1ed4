using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Shop.Streaming.Tracing;

namespace Shop.Streaming.Tests.Kafka;

public sealed class What_a_consumer_shows : IDisposable
{
    private const string TraceId = "7d1c5a0f3e9b4f62a8c04d5b6e7f8091";
    private readonly Broker _broker = new();
    private readonly ThingsHandler _handler = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public async Task continues_the_trace_of_the_command()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MessageActivity.SourceName,
            // Other tests publish in this process, and what they send has no span.
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        ActivityTraceId? seen = null;
        _handler.Before = (_, _) =>
        {
            seen = Activity.Current?.TraceId;
            return Task.CompletedTask;
        };
        await using var host = await ConsumerHost.Start(_broker, _handler);
        await _broker.Publish(0, "key", traceParent: $"00-{TraceId}-b7ad6b7169203331-01");
        await Eventually.True(() => spans.Count(span => span.TraceId.ToHexString() == TraceId) == 2, "both spans of the trace have ended");
        Assert.Equal(TraceId, seen?.ToHexString());
        var published = spans.Single(span => span.TraceId.ToHexString() == TraceId && span.Kind is ActivityKind.Producer);
        var handled = spans.Single(span => span.TraceId.ToHexString() == TraceId && span.Kind is ActivityKind.Consumer);
        Assert.Equal("b7ad6b7169203331", published.ParentSpanId.ToHexString());
        Assert.Equal(published.SpanId, handled.ParentSpanId);
    }

    [Fact]
    public async Task counts_what_is_handled_and_what_is_behind()
    {
        var group = $"group-{Environment.ProcessId}";
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Shop.Streaming")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var own = tags.ToArray().ToDictionary();
            if (Equals(own["group"], group) && Equals(own["partition"], 0))
            {
                measured.AddOrUpdate(instrument.Name, value, (_, sum) => instrument.IsObservable ? value : sum + value);
            }
        }

        var release = new TaskCompletionSource();
        _handler.Before = (_, _) => release.Task;
        await using var host = await ConsumerHost.Start(_broker, _handler, options => options.Group = group);
        for (var number = 0; number < 5; number++)
        {
            await _broker.Publish(0, "key");
        }

        await Eventually.True(() => Measure("shop.streaming.lag") == 5, "five are behind");
        release.SetResult();
        await Eventually.True(() => Measure("shop.streaming.handled") == 5, "five are handled");
        await Eventually.True(() => Measure("shop.streaming.lag") == 0, "none is behind");
        Assert.Equal(5, measured["shop.streaming.batch.size"]);

        double Measure(string name)
        {
            listener.RecordObservableInstruments();
            return measured.GetValueOrDefault(name, -1);
        }
    }

    [Fact]
    public async Task refuses_to_start_without_an_address()
    {
        await using var host = ConsumerHost.Build("", _handler);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Contains("BootstrapServers", refused.Message, StringComparison.Ordinal);
    }
}
