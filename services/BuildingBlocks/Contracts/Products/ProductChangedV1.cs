namespace Shop.Contracts.Products;

/// <summary>A product has another name, another price or both.</summary>
public sealed record ProductChangedV1(string ProductId, string Name, Money Price, DateTimeOffset ChangedAt) : IProductEvent;
