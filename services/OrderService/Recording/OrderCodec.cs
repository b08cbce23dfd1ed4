using System.Diagnostics;
using Shop.Contracts.Orders;
using Shop.EventStore.Log;
using Shop.OrderService.Domain.Orders;
using OrderLine = Shop.OrderService.Domain.Orders.OrderLine;
using WireAddress = Shop.Contracts.Address;
using WireLine = Shop.Contracts.Orders.OrderLine;
using WireMoney = Shop.Contracts.Money;

namespace Shop.OrderService.Recording;

internal sealed class OrderCodec : IEventCodec<OrderEvent>
{
    public static string StreamOf(string orderId) => $"order-{orderId}";

    public Recording Encode(OrderEvent @event, Guid eventId, EventMetadata metadata) =>
        Recording.Of(ToMessage(@event), @event.Details.CustomerId, eventId, metadata);

    public OrderEvent Decode(StoredEvent stored) => MessageReader.Read(stored) switch
    {
        OrderPlacedV1 placed => new OrderEvent.Placed(Details(placed, placed.ShippingAddress)),
        ShippingAddressChangedV1 changed => new OrderEvent.AddressChanged(Details(changed, changed.ShippingAddress), changed.ChangedAt),
        OrderShippedV1 shipped => new OrderEvent.Shipped(
            Details(shipped, shipped.ShippingAddress), new(shipped.Carrier, shipped.TrackingNumber), shipped.ShippedAt),
        OrderCancelledV1 cancelled => new OrderEvent.Cancelled(
            Details(cancelled, cancelled.ShippingAddress), cancelled.Reason, cancelled.CancelledAt),
        var other => throw new UnreachableException($"{other.GetType().Name} is no event of an order."),
    };

    private static object ToMessage(OrderEvent @event)
    {
        var details = @event.Details;
        var lines = details.Lines.Select(Line).ToList();
        var total = Money(details.Total);
        var address = Address(details.ShippingAddress);
        return @event switch
        {
            OrderEvent.Placed => new OrderPlacedV1(
                details.OrderId, details.CustomerId, details.Email, lines, total, details.PlacedAt, address),
            OrderEvent.AddressChanged changed => new ShippingAddressChangedV1(
                details.OrderId, details.CustomerId, details.Email, lines, total, details.PlacedAt, address!, changed.At),
            OrderEvent.Shipped shipped => new OrderShippedV1(
                details.OrderId, details.CustomerId, details.Email, lines, total, details.PlacedAt, address,
                shipped.Shipment.Carrier, shipped.Shipment.TrackingNumber, shipped.At),
            OrderEvent.Cancelled cancelled => new OrderCancelledV1(
                details.OrderId, details.CustomerId, details.Email, lines, total, details.PlacedAt, address, cancelled.Why, cancelled.At),
            _ => throw new UnreachableException($"Unknown event {@event.GetType().Name}."),
        };
    }

    private static OrderDetails Details(IOrderEvent message, WireAddress? address) => new(
        message.OrderId,
        message.CustomerId,
        message.Email,
        [.. message.Lines.Select(line => new OrderLine(
            line.ProductId, line.Name, line.Quantity, new(line.UnitPrice.Amount, line.UnitPrice.Currency)))],
        new(message.Total.Amount, message.Total.Currency),
        address is null ? null : new(address.Name, address.Street, address.PostalCode, address.City, address.Country),
        message.PlacedAt);

    private static WireLine Line(OrderLine line) => new(line.ProductId, line.Name, line.Quantity, Money(line.UnitPrice));

    private static WireMoney Money(Domain.Money money) => new(money.Amount, money.Currency);

    private static WireAddress? Address(Domain.Orders.Address? address) =>
        address is null ? null : new(address.Name, address.Street, address.PostalCode, address.City, address.Country);
}
