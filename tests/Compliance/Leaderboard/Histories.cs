using CsCheck;
using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Compliance.Leaderboard;

/// <summary>Random orders, some shipped, some cancelled, whose events come in any order, some of them twice or three times.</summary>
internal static class Histories
{
    private static readonly Gen<OrderLine[]> Lines = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], (product, quantity) => (product, quantity))
        .Array[1, 3]
        .Select(lines => lines.DistinctBy(line => line.product)
            .Select(line => new OrderLine($"product-{line.product}", "Name", line.quantity, new Money(100, "EUR"))).ToArray());

    private static readonly Gen<(OrderPlacedV1 Placed, bool Cancelled, bool Shipped)> Order = Gen.Select(
        Lines,
        Gen.Int[30, 33],
        Gen.OneOf("EUR", "JPY"),
        Gen.OneOf(0L, 1L, 4_894L, 1_000_000_000_000L),
        Gen.Bool,
        Gen.Bool,
        (lines, minute, currency, amount, cancelled, shipped) => (
            new OrderPlacedV1(
                Guid.Empty, "customer-1", "ada@mail.example", lines, new Money(amount, currency), Samples.At.AddMinutes(minute - 30), null),
            cancelled,
            shipped));

    /// <summary>The deliveries, in their order.</summary>
    public static Gen<OrderFact[]> Deliveries { get; } = Order.Array[1, 8].SelectMany(orders =>
    {
        var events = orders.SelectMany(EventsOf).Select((order, number) => Samples.Fact(number + 1, order)).ToArray();
        return Gen.Int[1, 3].Array[events.Length]
            .SelectMany(times => Gen.Shuffle(events.Zip(times).SelectMany(pair => Enumerable.Repeat(pair.First, pair.Second)).ToArray()));
    });

    private static IEnumerable<IOrderEvent> EventsOf((OrderPlacedV1 Placed, bool Cancelled, bool Shipped) order)
    {
        yield return order.Placed;
        if (order.Cancelled)
        {
            yield return Samples.Cancelled(order.Placed);
        }

        if (order.Shipped)
        {
            yield return Samples.Shipped(order.Placed);
        }
    }
}
