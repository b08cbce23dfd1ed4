namespace Shop.Contracts.Orders;

/// <summary>What every event of an order carries, so that no consumer needs another event first.</summary>
public interface IOrderEvent
{
    Guid OrderId { get; }
    string CustomerId { get; }
    string Email { get; }
    IReadOnlyList<OrderLine> Lines { get; }
    Money Total { get; }
    DateTimeOffset PlacedAt { get; }
}
