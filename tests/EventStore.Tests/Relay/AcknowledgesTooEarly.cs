using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.EventStore.Tests.Relay;

/// <summary>A planted fault: says that the broker has the event as soon as it is sent.</summary>
internal sealed class AcknowledgesTooEarly(IEventSink sink) : IEventSink
{
    public string Name => sink.Name;

    public async Task<ISinkSession> Open(CancellationToken cancellationToken) => new Session(await sink.Open(cancellationToken));

    private sealed class Session(ISinkSession session) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
            session.WaitForRoom(partition, envelope, cancellationToken);

        public Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            _ = session.Publish(partition, envelope, cancellationToken);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
