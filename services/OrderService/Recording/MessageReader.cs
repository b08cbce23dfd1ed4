using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;

namespace Shop.OrderService.Recording;

/// <summary>Reads stored events of any schema ever shipped as the message of the present one.</summary>
internal static class MessageReader
{
    /// <summary>Every schema is still the first, so there is no step yet; a new schema adds its own here.</summary>
    private static readonly Upcasters Upcasters = new([]);

    private static readonly Dictionary<string, EventType> Present = EventType.All
        .GroupBy(type => type.Name)
        .ToDictionary(types => types.Key, types => types.MaxBy(type => type.Schema)!);

    public static object Read(StoredEvent stored)
    {
        var type = Present[stored.Type];
        return EventJson.Read(type.Message, Upcasters.ToSchema(type.Schema, stored.Type, stored.Schema, stored.Data).Span);
    }
}
