using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>A sink that does with each event what the test says.</summary>
internal sealed class ScriptedSink(string name, Func<EventEnvelope, Task> publish) : IEventSink
{
    private int _sessions;
    private int _closed;

    public string Name => name;

    public int Sessions => Volatile.Read(ref _sessions);

    public int Closed => Volatile.Read(ref _closed);

    /// <summary>What happens before an event is taken.</summary>
    public Action<EventEnvelope> BeforeRoom { get; init; } = _ => { };

    public Task<ISinkSession> Open(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _sessions);
        return Task.FromResult<ISinkSession>(new Session(this));
    }

    /// <summary>Acknowledges what it puts into <paramref name="received"/>.</summary>
    public static ScriptedSink Into(ReceivedEvents received, string name = "kafka") => new(name, envelope =>
    {
        received.Add(envelope);
        return Task.CompletedTask;
    });

    private Task Publish(EventEnvelope envelope) => publish(envelope);

    private sealed class Session(ScriptedSink sink) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            sink.BeforeRoom(envelope);
            return default;
        }

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken) => sink.Publish(envelope);

        public ValueTask DisposeAsync()
        {
            Interlocked.Increment(ref sink._closed);
            return default;
        }
    }
}
