using Shop.Contracts.Orders;
using Shop.Contracts.Products;

namespace Shop.Contracts.Tests;

/// <summary>What each golden file says. A file is never changed once its message was shipped.</summary>
internal static class GoldenMessages
{
    private static readonly Guid OrderId = Guid.Parse("019b9cf1-0638-76a8-b47d-9dc8d02281a3");
    private static readonly DateTimeOffset PlacedAt = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);
    private static readonly DateTimeOffset ShippedAt = new(2026, 1, 9, 6, 15, 59, 999, TimeSpan.Zero);
    private static readonly Money Total = new(1_000_000_002_500, "EUR");
    private static readonly Address Address = new("Zoë Öz", "Långgatan 1", "413 05", "Göteborg", "SE");
    private static readonly OrderLine[] Lines =
    [
        new("socks", "Zoë’s socks", 2, new Money(1250, "EUR")),
        new("hat", "Hat", 1, new Money(1_000_000_000_000, "EUR")),
    ];

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["order-placed.v1"] = Placed(Address),
        ["order-placed.v1.without-address"] = Placed(null),
        ["shipping-address-changed.v1"] = new ShippingAddressChangedV1(
            OrderId, "customer-1", "zoe@example.org", Lines, Total, PlacedAt, Address, new(2026, 1, 8, 10, 0, 0, TimeSpan.Zero)),
        ["order-shipped.v1"] = Shipped(Address),
        ["order-shipped.v1.without-address"] = Shipped(null),
        ["order-cancelled.v1"] = Cancelled(Address, "changed my mind"),
        ["order-cancelled.v1.without-address-or-reason"] = Cancelled(null, null),
        ["product-registered.v1"] = new ProductRegisteredV1(
            "socks", "Zoë’s socks", new Money(0, "JPY"), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        ["product-changed.v1"] = new ProductChangedV1(
            "socks", "Zoë’s socks", new Money(1250, "EUR"), new(2026, 12, 31, 23, 59, 59, 999, TimeSpan.Zero)),
    };

    public static string WireName(string file) => string.Join('.', file.Split('.')[..2]);

    private static OrderPlacedV1 Placed(Address? address) =>
        new(OrderId, "customer-1", "zoe@example.org", Lines, Total, PlacedAt, address);

    private static OrderShippedV1 Shipped(Address? address) => new(
        OrderId, "customer-1", "zoe@example.org", Lines, Total, PlacedAt, address, "DHL", "00340434161094015902", ShippedAt);

    private static OrderCancelledV1 Cancelled(Address? address, string? reason) => new(
        OrderId, "customer-1", "zoe@example.org", Lines, Total, PlacedAt, address, reason, PlacedAt.AddMilliseconds(1));
}
