using Microsoft.Extensions.Options;
using Shop.Contracts;
using Shop.EventStore.Log;
using Shop.EventStore.Relay;
using static Shop.Compliance.EventLogRequests;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_watch_of_the_log : IAsyncDisposable
{
    private readonly RelayStage _stage = new();
    private readonly ReceivedEvents _received = new();
    private readonly RecordingLogger<LogWatch> _logs = new();
    private readonly WatchedLog _log;
    private readonly LogWatch _watch;

    public A_watch_of_the_log()
    {
        _stage.Options.PollMilliseconds = 60_000;
        _stage.Options.WatchMilliseconds = 20;
        _log = new WatchedLog(_stage.Log);
        _watch = new LogWatch(_log, _stage.Signal, new OptionsWrapper<RelayOptions>(_stage.Options), _stage.Clock, _logs);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync(CancellationToken.None);
        _watch.Dispose();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task wakes_the_relays_of_all_sinks_for_what_another_process_appends()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        await _stage.Start(ScriptedSink.Into(_received, "rabbitmq"));
        await _watch.StartAsync(Cancel);
        for (var version = 1; version <= 2; version++)
        {
            await _stage.Log.Append(Request("order-1", version - 1), Cancel);
            await _stage.UntilInTime(() => _received.Count == 2 * version, stepMilliseconds: 4);
        }

        Assert.True(_stage.Clock.GetUtcNow() < At.AddMilliseconds(_stage.Options.PollMilliseconds), "They were found by the poll.");
    }

    [Fact]
    public async Task asks_nothing_while_nobody_waits()
    {
        await _watch.StartAsync(Cancel);
        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, _log.Looks);
        using (_stage.Signal.Subscribe(partition: 0))
        {
            await _stage.UntilInTime(() => _log.Looks > 0);
        }
    }

    [Fact]
    public async Task goes_on_after_an_outage_and_says_that_there_was_one()
    {
        await _stage.Start(ScriptedSink.Into(_received));
        _log.IsAway = true;
        await _watch.StartAsync(Cancel);
        await _stage.UntilInTime(() => _logs.Events.Count > 0);
        Assert.All(_logs.Events, logged => Assert.Equal("LogNotWatched", logged.Name));

        _log.IsAway = false;
        await _stage.Log.Append(Request("order-1"), Cancel);
        await _stage.UntilInTime(() => _received.Count == 1);
    }

    /// <summary>Counts the looks at its ends.</summary>
    private sealed class WatchedLog(IEventLog log) : IEventLog
    {
        private int _looks;

        public bool IsAway { get; set; }

        public int Looks => Volatile.Read(ref _looks);

        public Task<IReadOnlyDictionary<int, Sequence>> ReadEnds(int partitions, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _looks);
            return IsAway ? throw new IOException("The log is away.") : log.ReadEnds(partitions, cancellationToken);
        }

        public Task<AppendResult> Append(AppendRequest request, CancellationToken cancellationToken) => log.Append(request, cancellationToken);

        public Task<IReadOnlyList<StoredEvent>> ReadStream(StreamRange range, CancellationToken cancellationToken) =>
            log.ReadStream(range, cancellationToken);

        public Task<IReadOnlyDictionary<string, StoredEvent>> ReadLast(IReadOnlyCollection<string> streams, CancellationToken cancellationToken) =>
            log.ReadLast(streams, cancellationToken);

        public Task<IReadOnlyList<StoredEvent>> ReadAfter(int partition, Sequence after, int limit, CancellationToken cancellationToken) =>
            log.ReadAfter(partition, after, limit, cancellationToken);

        public Task<bool> Has(int partition, Sequence sequence, CancellationToken cancellationToken) =>
            log.Has(partition, sequence, cancellationToken);

        public Task<IdempotencyRecord?> FindIdempotencyRecord(string scope, string key, CancellationToken cancellationToken) =>
            log.FindIdempotencyRecord(scope, key, cancellationToken);
    }
}
