using Shop.Contracts;

namespace Shop.AnalyticsService.Facts;

public sealed record FactLine(string ProductId, int Quantity, Money UnitPrice);
