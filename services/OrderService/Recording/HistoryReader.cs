using Shop.Contracts;
using Shop.EventStore.Hydration;
using Shop.EventStore.Log;
using Shop.EventStore.Replicas;
using Shop.OrderService.Domain.Orders;

namespace Shop.OrderService.Recording;

/// <summary>Reads of the past, from one server each: the events of an order, and the order as it was.</summary>
internal sealed class HistoryReader(HistoryServers servers, Aggregate<Order> aggregate)
{
    /// <summary>Null when there is no such order.</summary>
    /// <param name="token">Of an event that must not be missing.</param>
    public Task<IReadOnlyList<StoredEvent>?> Events(ConsistencyToken? token, StreamRange range, CancellationToken cancellationToken) => Read(
        token,
        async (server, cancel) =>
        {
            var events = await server.Events.ReadStream(range, cancel);
            return events.Count > 0 || await Exists(server, range.Stream, cancel) ? events : null;
        },
        cancellationToken);

    /// <summary>The order at that version; version 0 when it was not there. Null when there is no such order.</summary>
    public Task<Hydrated<Order>?> AsOf(ConsistencyToken? token, string orderId, long version, CancellationToken cancellationToken) =>
        Hydrate(token, orderId, (hydrator, stream, cancel) => hydrator.AsOf(stream, version, cancel), cancellationToken);

    /// <summary>The order at that time; version 0 when it was not there yet. Null when there is no such order.</summary>
    public Task<Hydrated<Order>?> AsOf(ConsistencyToken? token, string orderId, DateTimeOffset time, CancellationToken cancellationToken) =>
        Hydrate(token, orderId, (hydrator, stream, cancel) => hydrator.AsOf(stream, time, cancel), cancellationToken);

    private Task<Hydrated<Order>?> Hydrate(
        ConsistencyToken? token,
        string orderId,
        Func<Hydrator<Order>, string, CancellationToken, Task<Hydrated<Order>>> hydrate,
        CancellationToken cancellationToken) => Read(
        token,
        async (server, cancel) =>
        {
            var stream = OrderCodec.StreamOf(orderId);
            var order = await hydrate(new Hydrator<Order>(server.Events, server.Snapshots, aggregate), stream, cancel);
            return order.Version > 0 || await Exists(server, stream, cancel) ? order : null;
        },
        cancellationToken);

    private Task<T> Read<T>(
        ConsistencyToken? token, Func<HistoryServer, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        servers.Read(token is null ? null : LogPoint.Of(token), read, cancellationToken);

    private static async Task<bool> Exists(HistoryServer server, string stream, CancellationToken cancellationToken) =>
        (await server.Events.ReadStream(new StreamRange(stream, Limit: 1), cancellationToken)).Count > 0;
}
