using Shop.EventStore.Log;

namespace Shop.OrderService.Recording;

/// <summary>Between the domain's events and the messages that are stored and sent.</summary>
internal interface IEventCodec<TEvent>
{
    Recording Encode(TEvent @event, Guid eventId, EventMetadata metadata);

    TEvent Decode(StoredEvent stored);
}
