namespace Shop.OrderService.Domain.Orders;

internal sealed record Address(string Name, string Street, string PostalCode, string City, string Country);
