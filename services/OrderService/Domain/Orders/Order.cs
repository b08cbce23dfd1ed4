using System.Text.Json.Serialization;

namespace Shop.OrderService.Domain.Orders;

/// <summary>An order's state. Data only; <see cref="OrderDecider"/> decides, <see cref="OrderFold"/> applies.</summary>
[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Shipped), "shipped")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
internal abstract record Order
{
    private Order()
    {
    }

    internal sealed record Missing : Order;

    internal sealed record Open(OrderDetails Details) : Order;

    internal sealed record Shipped(OrderDetails Details, Shipment Shipment, DateTimeOffset At) : Order;

    internal sealed record Cancelled(OrderDetails Details, string? Why, DateTimeOffset At) : Order;
}
