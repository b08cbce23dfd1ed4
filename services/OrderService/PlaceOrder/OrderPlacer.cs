using Shop.EventStore.Log;
using Shop.OrderService.Domain.Orders;
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
        // One reading of the clock for both: ids sort by the time they show.
        var at = TimeOfRecording.After(DateTimeOffset.MinValue, clock);
        var orderId = Guid.CreateVersion7(at);
        var decision = OrderDecider.Place(orderId, order, products, at);
        return await recorder.Create(OrderCodec.StreamOf(orderId.ToString()), decision, at, claim, cancellationToken);
    }
}
