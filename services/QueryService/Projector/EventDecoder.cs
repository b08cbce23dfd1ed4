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
        if (!IsWhole(message))
        {
            throw new UnhandleableMessageException(consumed.Offset, $"The body lacks members of {type.WireName}.");
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

    /// <summary>Readers of messages let members be absent, whatever their types say.</summary>
    private static bool IsWhole(object message) => message switch
    {
        IOrderEvent { CustomerId: not null, Lines: { } lines, Total.Currency: not null } =>
            lines.All(line => line is { ProductId: not null, Name: not null, UnitPrice.Currency: not null }),
        IProductEvent { ProductId: not null, Name: not null, Price.Currency: not null } => true,
        _ => false,
    };

    private static string? KeyOf(object message) => message switch
    {
        IOrderEvent order => order.CustomerId,
        IProductEvent product => product.ProductId,
        _ => null,
    };
}
