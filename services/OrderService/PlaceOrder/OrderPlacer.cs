using Shop.EventStore.Log;
using Shop.OrderService.Domain.Orders;
using Shop.OrderService.Domain.Products;
using Shop.OrderService.Recording;

namespace Shop.OrderService.PlaceOrder;

/// <summary>Prices from the catalogue, decision, record.</summary>
internal sealed class OrderPlacer(Recorder<Order, OrderEvent> recorder, Catalogue catalogue, TimeProvider clock)
{
    public async Task<Outcome<Order>> Place(NewOrder order, IdempotencyKey? claim, CancellationToken cancellationToken)
    {
        if (claim is not null && await recorder.Repeat(claim, cancellationToken) is { } first)
        {
            return first;
        }

        var products = await catalogue.Find(order.Lines.Select(line => line.ProductId), cancellationToken);
        var orderId = Guid.CreateVersion7(TimeOfRecording.After(DateTimeOffset.MinValue, clock));
        return await recorder.Create(
            OrderCodec.StreamOf(orderId.ToString()), (_, at) => Decide(orderId, order, products, at), claim, cancellationToken);
    }

    private static Domain.Decision<OrderEvent> Decide(
        Guid orderId, NewOrder order, IReadOnlyDictionary<string, Product.Registered> products, DateTimeOffset at) =>
        OrderDecider.Place(orderId, order, products, at);
}
