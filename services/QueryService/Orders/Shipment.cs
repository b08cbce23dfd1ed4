namespace Shop.QueryService.Orders;

public sealed record Shipment(string Carrier, string TrackingNumber);
