namespace Shop.OrderService.Domain.Orders;

internal sealed record Shipment(string Carrier, string TrackingNumber);
