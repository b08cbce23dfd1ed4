using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.Contracts.Products;
using Shop.QueryService.Projector;

namespace Shop.QueryService.Tests.Support;

/// <summary>Writes a log: each event behind the last, each order and product with versions of its own.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);
    private readonly Dictionary<string, long> _versions = [];
    private long _position;

    /// <summary>When the next event happens.</summary>
    public DateTimeOffset Now { get; set; } = Begin;

    public static Guid OrderId(int number) => Guid.Parse($"01994f0e-0000-7000-8000-{number:000000000000}");

    public static OrderLine Line(int quantity = 2, long price = 1250, string currency = "EUR", string product = "mug") =>
        new(product, $"The {product}", quantity, new Money(price, currency));

    public ProjectedEvent Placed(int order, string customer = "customer-1", params OrderLine[] lines)
    {
        var placed = Lines(lines);
        return Order(order, new OrderPlacedV1(OrderId(order), customer, "a@example.org", placed, Total(placed), Now, null));
    }

    public ProjectedEvent Shipped(int order, string customer = "customer-1", params OrderLine[] lines)
    {
        var placed = Lines(lines);
        return Order(order, new OrderShippedV1(OrderId(order), customer, "a@example.org", placed, Total(placed), Begin, null, "DHL", "T-1", Now));
    }

    public ProjectedEvent Cancelled(int order, string customer = "customer-1", string? reason = "changed my mind", params OrderLine[] lines)
    {
        var placed = Lines(lines);
        return Order(order, new OrderCancelledV1(OrderId(order), customer, "a@example.org", placed, Total(placed), Begin, null, reason, Now));
    }

    public ProjectedEvent AddressChanged(int order, Address address, string customer = "customer-1") => Order(
        order, new ShippingAddressChangedV1(OrderId(order), customer, "a@example.org", [Line()], Total([Line()]), Begin, address, Now));

    public ProjectedEvent Registered(string product, long price = 1250) =>
        Event($"product-{product}", product, new ProductRegisteredV1(product, $"The {product}", new Money(price, "EUR"), Now));

    public ProjectedEvent Changed(string product, long price, string? name = null) =>
        Event($"product-{product}", product, new ProductChangedV1(product, name ?? $"The {product}", new Money(price, "EUR"), Now));

    /// <summary>An event whose versions before it were never told.</summary>
    public void Skip(int order) => Next($"order-{OrderId(order)}");

    private static OrderLine[] Lines(OrderLine[] lines) => lines is [] ? [Line()] : lines;

    private static Money Total(OrderLine[] lines) => new(lines.Sum(line => line.Quantity * line.UnitPrice.Amount), lines[0].UnitPrice.Currency);

    private ProjectedEvent Order(int order, IOrderEvent message) => Event($"order-{OrderId(order)}", message.CustomerId, message);

    private ProjectedEvent Event(string stream, string key, object message)
    {
        var envelope = new EventEnvelope(
            Guid.CreateVersion7(Now),
            EventType.Of(message.GetType()).WireName,
            Sequence.Of(0, 0, ++_position),
            stream,
            Next(stream),
            key,
            Now,
            EventJson.Write(message),
            null,
            null);
        return new ProjectedEvent(_position - 1, envelope, message);
    }

    private long Next(string stream) => _versions[stream] = _versions.GetValueOrDefault(stream) + 1;
}
