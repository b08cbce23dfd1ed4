namespace Shop.OrderService.Domain.Orders;

/// <summary>What happened to an order. Each carries the order's details, so that no reader needs another event first.</summary>
internal abstract record OrderEvent(OrderDetails Details)
{
    internal sealed record Placed(OrderDetails Details) : OrderEvent(Details);

    /// <summary>The details hold the new address.</summary>
    internal sealed record AddressChanged(OrderDetails Details, DateTimeOffset At) : OrderEvent(Details);

    internal sealed record Shipped(OrderDetails Details, Shipment Shipment, DateTimeOffset At) : OrderEvent(Details);

    internal sealed record Cancelled(OrderDetails Details, string? Why, DateTimeOffset At) : OrderEvent(Details);
}
