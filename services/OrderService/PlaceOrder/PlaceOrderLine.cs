using System.ComponentModel.DataAnnotations;

namespace Shop.OrderService.PlaceOrder;

/// <param name="Quantity">1 to 1 000.</param>
public sealed record PlaceOrderLine([property: Required] string? ProductId, [property: Required] int? Quantity);
