using System.ComponentModel.DataAnnotations;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.PlaceOrder;

/// <param name="Lines">1 to 100, each product once.</param>
public sealed record PlaceOrderRequest(
    [property: Required] string? CustomerId,
    [property: Required] string? Email,
    [property: Required] IReadOnlyList<PlaceOrderLine?>? Lines,
    AddressRequest? ShippingAddress);
