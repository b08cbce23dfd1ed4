using Shop.AnalyticsService.Facts;
using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Compliance.Leaderboard;

internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 12, 345, TimeSpan.Zero);
    public static readonly DateTimeOffset Minute = new(2026, 1, 8, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Ids that differ by their last digits.</summary>
    public static Guid Id(int number) => new($"0197a2b4-0000-7000-8000-{number:d12}");

    public static OrderPlacedV1 Placed(int order = 1, int quantity = 2, long price = 1250, string currency = "EUR", DateTimeOffset? at = null, string product = "teapot") =>
        new(
            Id(order),
            "customer-1",
            "ada@mail.example",
            [new OrderLine(product, "Teapot", quantity, new Money(price, currency))],
            new Money(price * quantity, currency),
            at ?? At,
            null);

    public static OrderCancelledV1 Cancelled(OrderPlacedV1 placed) => new(
        placed.OrderId, placed.CustomerId, placed.Email, placed.Lines, placed.Total, placed.PlacedAt, placed.ShippingAddress, null, placed.PlacedAt.AddMinutes(7));

    public static OrderShippedV1 Shipped(OrderPlacedV1 placed) => new(
        placed.OrderId, placed.CustomerId, placed.Email, placed.Lines, placed.Total, placed.PlacedAt, placed.ShippingAddress, "Fast", "F-1", placed.PlacedAt.AddDays(1));

    public static ShippingAddressChangedV1 Moved(OrderPlacedV1 placed) => new(
        placed.OrderId,
        placed.CustomerId,
        placed.Email,
        placed.Lines,
        placed.Total,
        placed.PlacedAt,
        new Address("Ada", "Street 1", "1", "London", "GB"),
        placed.PlacedAt.AddMinutes(3));

    public static OrderFact Fact(int eventId, IOrderEvent order) => OrderFact.Of(Id(eventId), order);
}
