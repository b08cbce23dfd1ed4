using Shop.Contracts;

namespace Shop.AnalyticsService.Sales;

/// <param name="Minutes">Ascending; minutes without an order are left out.</param>
public sealed record SalesResponse(IReadOnlyList<SalesMinute> Minutes);

/// <param name="Minute">Its start, UTC.</param>
/// <param name="Orders">Placed in it and not cancelled.</param>
/// <param name="Amount">By currency; sums of zero are left out.</param>
public sealed record SalesMinute(DateTimeOffset Minute, long Orders, IReadOnlyList<Money> Amount);
