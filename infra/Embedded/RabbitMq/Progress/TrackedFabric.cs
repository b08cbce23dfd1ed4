using System.Collections.Concurrent;
using MassTransit.InMemoryTransport;
using MassTransit.Transports.Fabric;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// MassTransit's fabric with an eye on what goes in: work queues report what they are given, exchanges what was
/// published, and <c>_error</c> queues exist from the start, with what earlier processes left in them.
/// </summary>
internal sealed class TrackedFabric(QueueProgress progress)
    : MessageFabric<InMemoryTransportContext, InMemoryTransportMessage>, IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage>
{
    // Lazy: two buses that declare a queue at once must get the same one, bound once.
    private readonly ConcurrentDictionary<string, Lazy<TrackedQueue>> _work = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage>>> _errors = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">No bus of this process has declared the queue.</exception>
    public Task GiveBack(string queue, ErrorMessage message, CancellationToken cancellationToken) => _work.TryGetValue(queue, out var work)
        ? work.Value.Deliver(new InMemoryDeliveryContext(ReplayedMessage.Of(message), cancellationToken))
        : throw new InvalidOperationException($"There is no queue {queue}.");

    void IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage>.QueueDeclare(InMemoryTransportContext context, string name) =>
        Queue(context, name);

    void IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage>.QueueBind(
        InMemoryTransportContext context, string source, string destination) =>
        GetExchange(context, source, ExchangeType.FanOut).Connect(Queue(context, destination), null);

    IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage>
        IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage>.GetQueue(InMemoryTransportContext context, string name) =>
        Queue(context, name);

    IMessageExchange<InMemoryTransportMessage> IMessageFabric<InMemoryTransportContext, InMemoryTransportMessage>.GetExchange(
        InMemoryTransportContext context, string name, ExchangeType exchangeType)
    {
        if (QueueNames.SourceOfError(name) is { } source)
        {
            _ = _errors.GetOrAdd(name, _ => new(() => Restore(context, name, source))).Value;
        }

        return new TrackedExchange(GetExchange(context, name, exchangeType), progress);
    }

    private IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage> Queue(InMemoryTransportContext context, string name) =>
        QueueNames.IsWork(name)
            ? _work.GetOrAdd(name, _ => new Lazy<TrackedQueue>(() => new TrackedQueue(GetQueue(context, name), progress))).Value
            : GetQueue(context, name);

    // RabbitMQ keeps an error queue whether or not anyone reads it; MassTransit's fabric would drop the message.
    private IMessageQueue<InMemoryTransportContext, InMemoryTransportMessage> Restore(
        InMemoryTransportContext context, string name, string source)
    {
        QueueBind(context, name, name);
        var queue = GetQueue(context, name);
        foreach (var message in progress.ErrorMessages(source))
        {
            // Never waits: the fabric's queues are unbounded.
            queue.Deliver(new InMemoryDeliveryContext(message.ToTransport(), CancellationToken.None)).GetAwaiter().GetResult();
        }

        return queue;
    }
}
