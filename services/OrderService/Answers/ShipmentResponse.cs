namespace Shop.OrderService.Answers;

public sealed record ShipmentResponse(string Carrier, string TrackingNumber);
