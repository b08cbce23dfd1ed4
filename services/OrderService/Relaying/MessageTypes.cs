using Shop.Contracts;
using Shop.EventStore.Relay;

namespace Shop.OrderService.Relaying;

internal static class MessageTypes
{
    public const string UnknownEventType = "UnknownEventType";

    /// <exception cref="RelayAlarmException">This version does not know the event: a newer one has appended it.</exception>
    public static EventType RequireType(this EventEnvelope envelope) => EventType.Find(envelope.Type) ?? throw new RelayAlarmException(
        UnknownEventType,
        $"Version {envelope.Version} of {envelope.Stream} (event {envelope.EventId}) is of the unknown type '{envelope.Type}'.");
}
