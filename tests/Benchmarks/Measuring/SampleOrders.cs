using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.EventStore.Log;

namespace Shop.Benchmarks.Measuring;

/// <summary>Orders of three lines, as a client places them: about 500 bytes of JSON each.</summary>
internal static class SampleOrders
{
    private const int CustomerCount = 1_000;

    private static int _last;

    public static OrderPlacedV1 Placed(int number)
    {
        var lines = Enumerable.Range(1, 3).Select(line => new OrderLine($"product-{line}", $"Product number {line}", line, new Money(1_250, "EUR")));
        return new OrderPlacedV1(
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            $"customer-{number % CustomerCount}",
            $"customer-{number % CustomerCount}@example.com",
            [.. lines],
            new Money(6 * 1_250, "EUR"),
            TimeProvider.System.GetUtcNow(),
            null);
    }

    /// <summary>The first event of a new order.</summary>
    public static AppendRequest Append()
    {
        var number = Interlocked.Increment(ref _last);
        var order = Placed(number);
        var at = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7(at);
        return new AppendRequest(
            $"order-{order.OrderId}",
            0,
            Topic.Orders.PartitionOf(order.CustomerId),
            order.CustomerId,
            [new NewEvent(id, "order-placed", 1, EventJson.Write(order), new EventMetadata())],
            at,
            new IdempotencyKey(order.CustomerId, id.ToString(), "5d41402abc4b2a76b9719d911017c592"));
    }

    /// <param name="number">Also its place in the log.</param>
    public static EventEnvelope Envelope(int number)
    {
        var order = Placed(number);
        var at = TimeProvider.System.GetUtcNow();
        return new EventEnvelope(
            Guid.CreateVersion7(at),
            "order-placed.v1",
            Sequence.Of(0, 0, number),
            $"order-{order.OrderId}",
            1,
            order.CustomerId,
            at,
            EventJson.Write(order),
            null,
            null);
    }
}
