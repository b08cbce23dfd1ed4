using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.Functions.Tests;

internal static class Samples
{
    public static readonly Guid OrderId = new("0197a2b4-0000-7000-8000-00000000000a");
    public static readonly DateTimeOffset At = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);

    public static OrderShippedV1 Shipped { get; } = new(
        OrderId,
        "customer-1",
        "ada@mail.example",
        [new OrderLine("teapot", "Teapot", 2, new Money(1250, "EUR")), new OrderLine("cup", "Cup, \"blue\" & white", 6, new Money(399, "EUR"))],
        new Money(4894, "EUR"),
        At,
        new Address("Ada Lovelace", "St James's Square 12", "SW1Y 4JH", "London", "GB"),
        "Fast Parcel",
        "FP-0042",
        At.AddHours(26));

    public static Guid Id(int number) => new($"0197a2b4-0000-7000-8000-{number:x12}");
}
