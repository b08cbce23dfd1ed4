using System.ComponentModel.DataAnnotations;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.RegisterProduct;

public sealed record RegisterProductRequest([property: Required] string? Name, [property: Required] MoneyRequest? Price);
