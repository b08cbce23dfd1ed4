using System.Text.Json;
using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.Contracts.Products;
using Shop.Streaming.Kafka;

namespace Shop.QueryService.Projector;

internal static class EventDecoder
{
    /// <exception cref="UnhandleableMessageException">An unknown type, a body that does not fit it, or another key than its own.</exception>
    public static ProjectedEvent Decode(string topic, ConsumedEvent consumed)
    {
        var envelope = consumed.Event;
        if (EventType.Find(envelope.Type) is not { } type || type.Topic.Name != topic)
        {
            throw new UnhandleableMessageException(consumed.Offset, $"'{envelope.Type}' is no type of {topic}.");
        }

        var message = Read(type, consumed);
        if (message is IOrderEvent order && order.Lines.Contains(null))
        {
            throw new UnhandleableMessageException(consumed.Offset, $"A line of {type.WireName} is null, which the JSON reader lets pass.");
        }

        return KeyOf(message) == envelope.Key
            ? new ProjectedEvent(consumed.Offset, envelope, message)
            : throw new UnhandleableMessageException(consumed.Offset, "The message's key is not that of its body.");
    }

    private static object Read(EventType type, ConsumedEvent consumed)
    {
        try
        {
            return EventJson.Read(type.Message, consumed.Event.Body.Span);
        }
        catch (JsonException exception)
        {
            throw new UnhandleableMessageException(consumed.Offset, $"The body is no {type.WireName}.", exception);
        }
    }

    private static string? KeyOf(object message) => message switch
    {
        IOrderEvent order => order.CustomerId,
        IProductEvent product => product.ProductId,
        _ => null,
    };
}
