namespace Shop.AnalyticsService.TopProducts;

/// <param name="Items">Most sold first.</param>
public sealed record TopProductsResponse(IReadOnlyList<TopProduct> Items);

/// <param name="Quantity">Pieces in orders that are not cancelled.</param>
public sealed record TopProduct(string ProductId, long Quantity);
