using Shop.Contracts;

namespace Shop.QueryService.Customers;

/// <param name="Spent">By currency, without zero sums.</param>
internal sealed record CustomerDocument(
    string CustomerId, long ItemsOwned, OrderCounts Orders, IReadOnlyList<Money> Spent, Guid LastEventId);
