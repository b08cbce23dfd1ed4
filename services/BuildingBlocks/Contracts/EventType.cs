using Shop.Contracts.Orders;
using Shop.Contracts.Products;

namespace Shop.Contracts;

/// <summary>The wire name of a message, its topic, and the record it is read into. The list is closed and explicit.</summary>
/// <param name="Name">e.g. <c>order-placed</c>.</param>
/// <param name="Schema">The version in the name, from 1.</param>
public sealed record EventType(string Name, int Schema, Topic Topic, Type Message)
{
    public static readonly IReadOnlyList<EventType> All =
    [
        new("order-placed", 1, Topic.Orders, typeof(OrderPlacedV1)),
        new("shipping-address-changed", 1, Topic.Orders, typeof(ShippingAddressChangedV1)),
        new("order-shipped", 1, Topic.Orders, typeof(OrderShippedV1)),
        new("order-cancelled", 1, Topic.Orders, typeof(OrderCancelledV1)),
        new("product-registered", 1, Topic.Products, typeof(ProductRegisteredV1)),
        new("product-changed", 1, Topic.Products, typeof(ProductChangedV1)),
    ];

    private static readonly Dictionary<Type, EventType> ByMessage = All.ToDictionary(type => type.Message);
    private static readonly Dictionary<string, EventType> ByWireName = All.ToDictionary(type => type.WireName);

    /// <summary>e.g. <c>order-placed.v1</c>.</summary>
    public string WireName => $"{Name}.v{Schema}";

    /// <exception cref="KeyNotFoundException">The record is not a message of this system.</exception>
    public static EventType Of(Type message) => ByMessage[message];

    public static EventType? Find(string wireName) => ByWireName.GetValueOrDefault(wireName);
}
