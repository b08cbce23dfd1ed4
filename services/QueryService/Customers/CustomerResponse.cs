using Shop.Contracts;

namespace Shop.QueryService.Customers;

/// <param name="ItemsOwned">Items of all orders that are not cancelled.</param>
/// <param name="Spent">One sum a currency, by currency code; cancelled orders and zero sums left out.</param>
public sealed record CustomerResponse(string CustomerId, long ItemsOwned, OrderCounts Orders, IReadOnlyList<Money> Spent)
{
    internal static CustomerResponse Of(CustomerDocument customer) =>
        new(customer.CustomerId, customer.ItemsOwned, customer.Orders, customer.Spent);
}
