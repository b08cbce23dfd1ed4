using MassTransit;
using MassTransit.InMemoryTransport;
using Shop.Contracts;

namespace Shop.Embedded.RabbitMq;

/// <summary>
/// A message that was given back from the error queue. Its row in the file goes only when it was consumed: this process's
/// queues are lost with it, and the next one finds the message in the error queue again.
/// </summary>
internal static class ReplayedMessage
{
    private const string Mark = "shop-replayed";

    public static InMemoryTransportMessage Of(ErrorMessage message)
    {
        var replayed = new InMemoryTransportMessage(message.EventId, message.Body.ToArray(), message.ContentType);
        replayed.Headers.Set(EventHeaders.Type, message.Type);
        replayed.Headers.Set(Mark, bool.TrueString);
        return replayed;
    }

    public static bool Is(ReceiveContext context) => context.TransportHeaders.TryGetHeader(Mark, out _);
}
