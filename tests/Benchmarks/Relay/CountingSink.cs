using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.Benchmarks.Relay;

/// <summary>Counts what the real sink has acknowledged.</summary>
internal sealed class CountingSink(IEventSink inner) : IEventSink
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public string Name => inner.Name;

    public async Task<ISinkSession> Open(CancellationToken cancellationToken) => new Session(await inner.Open(cancellationToken), this);

    /// <summary>Until nothing has been acknowledged for a second: the relay has caught up.</summary>
    public async Task WaitUntilQuiet()
    {
        int before;
        do
        {
            before = Acknowledged;
            await Task.Delay(Quiet, TimeProvider.System);
        }
        while (Acknowledged != before);
    }

    private sealed class Session(ISinkSession session, CountingSink sink) : ISinkSession
    {
        public ValueTask WaitForRoom(int partition, EventEnvelope envelope, CancellationToken cancellationToken) =>
            session.WaitForRoom(partition, envelope, cancellationToken);

        public async Task Publish(int partition, EventEnvelope envelope, CancellationToken cancellationToken)
        {
            await session.Publish(partition, envelope, cancellationToken);
            Interlocked.Increment(ref sink._acknowledged);
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
