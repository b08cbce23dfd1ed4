using System.Diagnostics;
using Shop.OrderService.Domain.Products;

namespace Shop.OrderService.Domain.Orders;

/// <summary>The rules of an order: state and command in, event or refusal out.</summary>
internal static class OrderDecider
{
    /// <param name="catalogue">The named products that exist, with their present prices.</param>
    public static Decision<OrderEvent> Place(
        Guid orderId, NewOrder order, IReadOnlyDictionary<string, Product.Registered> catalogue, DateTimeOffset at)
    {
        if (order.Lines.FirstOrDefault(line => !catalogue.ContainsKey(line.ProductId)) is { } unknown)
        {
            return new Rejection(Reason.UnknownProduct, unknown.ProductId);
        }

        List<OrderLine> lines = [.. order.Lines.Select(line => Price(line, catalogue[line.ProductId]))];
        var currency = lines[0].UnitPrice.Currency;
        if (lines.Any(line => line.UnitPrice.Currency != currency))
        {
            return (Rejection)Reason.MixedCurrencies;
        }

        // At most 100 lines of 1 000 pieces at 10^12: far below what a long holds.
        var total = new Money(lines.Sum(line => line.Quantity * line.UnitPrice.Amount), currency);
        return total.Amount > Money.AmountMax
            ? (Rejection)Reason.TotalTooHigh
            : new OrderEvent.Placed(new(orderId, order.CustomerId, order.Email, lines, total, order.ShippingAddress, at));
    }

    public static Decision<OrderEvent> ChangeAddress(Order order, Address address, DateTimeOffset at) => order switch
    {
        Order.Open open when open.Details.ShippingAddress == address => Decision<OrderEvent>.Nothing,
        Order.Open open => new OrderEvent.AddressChanged(open.Details with { ShippingAddress = address }, at),
        Order.Shipped => (Rejection)Reason.AlreadyShipped,
        Order.Cancelled => (Rejection)Reason.AlreadyCancelled,
        Order.Missing => (Rejection)Reason.OrderNotFound,
        _ => throw Unknown(order),
    };

    public static Decision<OrderEvent> Ship(Order order, Shipment shipment, DateTimeOffset at) => order switch
    {
        Order.Open open => new OrderEvent.Shipped(open.Details, shipment, at),
        Order.Shipped shipped when shipped.Shipment == shipment => Decision<OrderEvent>.Nothing,
        Order.Shipped => (Rejection)Reason.ShippedOtherwise,
        Order.Cancelled => (Rejection)Reason.AlreadyCancelled,
        Order.Missing => (Rejection)Reason.OrderNotFound,
        _ => throw Unknown(order),
    };

    public static Decision<OrderEvent> Cancel(Order order, string? why, DateTimeOffset at) => order switch
    {
        Order.Open open => new OrderEvent.Cancelled(open.Details, why, at),
        Order.Cancelled => Decision<OrderEvent>.Nothing,
        Order.Shipped => (Rejection)Reason.AlreadyShipped,
        Order.Missing => (Rejection)Reason.OrderNotFound,
        _ => throw Unknown(order),
    };

    private static OrderLine Price(PlacedLine line, Product.Registered product) =>
        new(line.ProductId, product.Name, line.Quantity, product.Price);

    private static UnreachableException Unknown(Order order) => new($"Unknown state {order.GetType().Name}.");
}
