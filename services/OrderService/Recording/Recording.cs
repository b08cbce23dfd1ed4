using Shop.Contracts;
using Shop.EventStore.Log;

namespace Shop.OrderService.Recording;

/// <param name="Key">What the event stays in order for.</param>
internal sealed record Recording(Topic Topic, string Key, NewEvent Event)
{
    public static Recording Of(object message, string key, Guid eventId, EventMetadata metadata)
    {
        var type = EventType.Of(message.GetType());
        return new Recording(type.Topic, key, new NewEvent(eventId, type.Name, type.Schema, EventJson.Write(message), metadata));
    }
}
