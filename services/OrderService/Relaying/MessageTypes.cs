using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.OrderService.Relaying;

internal static class MessageTypes
{
    public const string UnknownEventType = "UnknownEventType";

    /// <exception cref="RelayAlarmException">The log holds an event that this version does not know: an older one must not relay it.</exception>
    public static EventType RequireType(this EventEnvelope envelope) => EventType.Find(envelope.Type) ?? throw new RelayAlarmException(
        UnknownEventType, $"Version {envelope.Version} of {envelope.Stream} (event {envelope.EventId}) is of the unknown type '{envelope.Type}'.");
}
