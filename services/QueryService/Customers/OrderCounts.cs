namespace Shop.QueryService.Customers;

/// <summary>Orders by their present status.</summary>
public sealed record OrderCounts(long Placed, long Shipped, long Cancelled);
