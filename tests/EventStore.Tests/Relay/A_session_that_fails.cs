using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

public sealed class A_session_that_fails : IAsyncDisposable
{
    private readonly RelayStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task names_what_failed_first_and_not_what_followed_from_it()
    {
        await _stage.Append(1, 2);
        var sink = new ScriptedSink("kafka", envelope =>
            envelope.Version == 1 ? Task.CompletedTask : Task.FromException(new IOException("Gone.")));
        await _stage.Start(sink, new CursorsThatCannotEnd(_stage.Cursors));
        await RelayStage.Until(() => _stage.Logs.Events.Any(logged => logged.Name == "RelaySessionFailed"));
        var failed = _stage.Logs.Events.First(logged => logged.Name == "RelaySessionFailed");
        Assert.Equal("Gone.", Assert.IsType<IOException>(failed.Exception).Message);
        Assert.Equal(RelayStep.Publish, failed.Values["Step"]);
        Assert.Equal(
            ["Not moved.", "Not released."],
            _stage.Logs.Events.Where(logged => logged.Name == "RelaySessionNotEnded").Select(logged => logged.Exception!.Message).Take(2));
    }

    private sealed class CursorsThatCannotEnd(IRelayCursors cursors) : ForwardingCursors(cursors)
    {
        public override Task<bool> Move(RelayLease lease, IReadOnlyDictionary<int, Sequence> moved, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Not moved.");

        public override Task Release(RelayLease lease, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Not released.");
    }
}
