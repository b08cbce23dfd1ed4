using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;
using Shop.EventStore.Tests.InMemory;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Relay;

/// <summary>A log in memory, its cursors, and relays that run on a clock that only moves when told.</summary>
internal sealed class RelayStage : IAsyncDisposable
{
    private readonly List<RelayService> _relays = [];
    private readonly InMemoryTables _tables = new();

    public RelayStage(ShuffledTurns? turns = null)
    {
        Log = new InMemoryEventLog(_tables, turns);
        Cursors = new InMemoryRelayCursors(Clock);
    }

    public FakeTimeProvider Clock { get; } = new(At);

    public IEventLog Log { get; }

    public IRelayCursors Cursors { get; }

    public AppendSignal Signal { get; } = new();

    public RecordingLogger<RelayService> Logs { get; } = new();

    public IMeterFactory Meters { get; } =
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public RelayOptions Options { get; } = new() { Partitions = 1, PollMilliseconds = 100 };

    public async Task<RelayService> Start(IEventSink sink, IRelayCursors? cursors = null)
    {
        var relay = new RelayService(
            sink, Log, cursors ?? Cursors, Signal, new OptionsWrapper<RelayOptions>(Options), Meters, Clock, Logs);
        _relays.Add(relay);
        await relay.StartAsync(TestContext.Current.CancellationToken);
        return relay;
    }

    /// <summary>Events <paramref name="first"/> to <paramref name="last"/> of one stream, one append each.</summary>
    public async Task Append(int first, int last, string stream = "order-1", int partition = 0)
    {
        for (var version = first; version <= last; version++)
        {
            await Log.Append(Request(stream, version - 1, partition: partition), TestContext.Current.CancellationToken);
            Signal.Notify(partition);
        }
    }

    public async Task<Sequence> SequenceOf(long version, string stream = "order-1") =>
        (await Log.ReadStream(new StreamRange(stream, After: version - 1, UpTo: version), default)).Single().Sequence;

    public async Task<Sequence> Cursor(int partition = 0, string sink = "kafka") =>
        (await Cursors.Load(sink, default)).GetValueOrDefault(partition);

    /// <summary>Waits while the clock stands still.</summary>
    public static Task Until(Func<bool> condition) => Poll(condition, () => { });

    /// <summary>Waits while the clock runs, a step a beat.</summary>
    public Task UntilInTime(Func<bool> condition, Action? beat = null, int stepMilliseconds = 20) => Poll(condition, () =>
    {
        beat?.Invoke();
        Clock.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays)
        {
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }
    }

    private static async Task Poll(Func<bool> condition, Action beat)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, "What was waited for did not come.");
            beat();
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
