using System.Text.Json;
using Shop.EventStore.Hydration;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Recording;

/// <summary>How streams become orders and products.</summary>
internal static class Aggregates
{
    private const int SnapshotEvery = 50;

    // A document database may reorder members: the type's name is then not the first.
    private static readonly JsonSerializerOptions StateJson = new() { AllowOutOfOrderMetadataProperties = true };

    public static Aggregate<Order> Orders(OrderCodec codec) => Of<Order>(
        new Order.Missing(), (order, stored) => OrderFold.Apply(order, codec.Decode(stored)));

    public static Aggregate<Product> Products(ProductCodec codec) => Of<Product>(
        new Product.Missing(), (_, stored) => codec.Decode(stored).Product);

    private static Aggregate<TState> Of<TState>(TState initial, Func<TState, EventStore.Log.StoredEvent, TState> apply) => new(
        initial,
        apply,
        SnapshotSchema: 1,
        SnapshotEvery,
        state => JsonSerializer.SerializeToUtf8Bytes(state, StateJson),
        state => JsonSerializer.Deserialize<TState>(state.Span, StateJson)!);
}
