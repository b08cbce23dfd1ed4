using Shop.Contracts;

namespace Shop.QueryService.Products;

internal sealed record ProductDocument(string ProductId, string Name, Money Price, long Version, Guid LastEventId);
