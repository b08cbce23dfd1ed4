using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.OrderService.Domain.Orders;

namespace Shop.OrderService.Recording;

/// <summary>Reads of the past: the events of an order, and the order as it was.</summary>
internal sealed class HistoryReader(IStreamReader log, Hydrator<Order> hydrator)
{
    public Task<IReadOnlyList<StoredEvent>> Read(StreamRange range, CancellationToken cancellationToken) =>
        log.ReadStream(range, cancellationToken);

    public async Task<bool> Exists(string orderId, CancellationToken cancellationToken) =>
        (await Read(new StreamRange(OrderCodec.StreamOf(orderId), Limit: 1), cancellationToken)).Count > 0;

    /// <summary>The order at that version; version 0 when it was not there.</summary>
    public Task<Hydrated<Order>> AsOf(string orderId, long version, CancellationToken cancellationToken) =>
        hydrator.AsOf(OrderCodec.StreamOf(orderId), version, cancellationToken);

    /// <summary>The order at that time; version 0 when it was not there yet.</summary>
    public Task<Hydrated<Order>> AsOf(string orderId, DateTimeOffset time, CancellationToken cancellationToken) =>
        hydrator.AsOf(OrderCodec.StreamOf(orderId), time, cancellationToken);
}
