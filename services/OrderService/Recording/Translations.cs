using Shop.OrderService.Domain;
using Shop.OrderService.Domain.Orders;
using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.Recording;

/// <summary>Validated request parts as values of the domain.</summary>
internal static class Translations
{
    public static Money ToDomain(this MoneyRequest money) => new(money.Amount!.Value, money.Currency!);

    public static Address ToDomain(this AddressRequest address) =>
        new(address.Name!, address.Street!, address.PostalCode!, address.City!, address.Country!);
}
