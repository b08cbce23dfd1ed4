using Shop.EventStore.Relay;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// Keeps the relay from filling this process's memory: the queues are unbounded, and a consumer may wait for a server
/// that is down. Stops when the fullest queue and what is on its way hold the bound, and goes on at half of it.
/// The other queues wait with it; a real RabbitMQ keeps the messages on its disk.
/// </summary>
/// <param name="messagesMax">Of one queue. An event is some kilobytes with its envelope.</param>
internal sealed class QueueGate(IEventSink inner, QueueProgress progress, TimeProvider clock, int messagesMax = 10_000) : IEventSink
{
    public string Name => inner.Name;

    public async Task<ISinkSession> Open(CancellationToken cancellationToken) =>
        new QueueSession(await inner.Open(cancellationToken), progress, clock, messagesMax);
}
