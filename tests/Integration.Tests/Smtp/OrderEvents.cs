using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Integration.Tests.Smtp;

internal static class OrderEvents
{
    private static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);

    public static Guid Id(int number) => new($"0197a2b4-0000-7000-8000-{number:d12}");

    public static OrderPlacedV1 Placed(string email = "ada@mail.example") => new(
        Id(900),
        "customer-1",
        email,
        [new OrderLine("teapot", "Teapot “Zoë”", 2, new Money(1_250, "EUR"))],
        new Money(2_500, "EUR"),
        At,
        new Address("Ada Lovelace", "St James's Square 12", "SW1Y 4JH", "London", "GB"));

    public static OrderShippedV1 Shipped(string email = "ada@mail.example")
    {
        var order = Placed(email);
        return new(
            order.OrderId, order.CustomerId, email, order.Lines, order.Total, At, order.ShippingAddress, "Fast Parcel", "FP-0042", At.AddHours(26));
    }
}
