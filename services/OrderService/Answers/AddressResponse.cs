using Shop.OrderService.Domain.Orders;

namespace Shop.OrderService.Answers;

/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
public sealed record AddressResponse(string Name, string Street, string PostalCode, string City, string Country)
{
    internal static AddressResponse? Of(Address? address) => address is null
        ? null
        : new(address.Name, address.Street, address.PostalCode, address.City, address.Country);
}
