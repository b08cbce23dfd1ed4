using System.ComponentModel.DataAnnotations;

namespace Shop.OrderService.ShipOrder;

public sealed record ShipOrderRequest([property: Required] string? Carrier, [property: Required] string? TrackingNumber);
