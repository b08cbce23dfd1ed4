using System.Diagnostics;
using Shop.Contracts.Products;
using Shop.EventStore.Log;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Recording;

internal sealed class ProductCodec : IEventCodec<ProductEvent>
{
    public static string StreamOf(string productId) => $"product-{productId}";

    public Recording Encode(ProductEvent @event, Guid eventId, EventMetadata metadata) =>
        Recording.Of(ToMessage(@event), @event.Product.ProductId, eventId, metadata);

    public ProductEvent Decode(StoredEvent stored) => MessageReader.Read(stored) switch
    {
        ProductRegisteredV1 registered => new ProductEvent.Registered(Product(registered), registered.RegisteredAt),
        ProductChangedV1 changed => new ProductEvent.Changed(Product(changed), changed.ChangedAt),
        var other => throw new UnreachableException($"{other.GetType().Name} is no event of a product."),
    };

    private static IProductEvent ToMessage(ProductEvent @event)
    {
        var (id, name, price) = @event.Product;
        return @event switch
        {
            ProductEvent.Registered registered => new ProductRegisteredV1(id, name, new(price.Amount, price.Currency), registered.At),
            ProductEvent.Changed changed => new ProductChangedV1(id, name, new(price.Amount, price.Currency), changed.At),
            _ => throw new UnreachableException($"Unknown event {@event.GetType().Name}."),
        };
    }

    private static Product.Registered Product(IProductEvent message) =>
        new(message.ProductId, message.Name, new(message.Price.Amount, message.Price.Currency));
}
