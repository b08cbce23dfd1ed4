using System.ComponentModel.DataAnnotations;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.ChangePrice;

public sealed record ChangePriceRequest([property: Required] MoneyRequest? Price);
