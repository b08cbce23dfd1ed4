using Shop.EventStore.Log;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Recording;

/// <summary>
/// The products as they are now. Each event of a product carries the whole product, so the last one of each is
/// enough: one query, no cache, no price that is out of date.
/// </summary>
internal sealed class Catalogue(IEventLog log, ProductCodec codec)
{
    /// <summary>Those that exist, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Product.Registered>> Find(
        IEnumerable<string> productIds, CancellationToken cancellationToken)
    {
        var last = await log.ReadLast([.. productIds.Select(ProductCodec.StreamOf)], cancellationToken);
        return last.Values.Select(codec.Decode).Select(@event => @event.Product).ToDictionary(product => product.ProductId);
    }
}
