namespace Shop.Contracts.Products;

/// <summary>A product entered the catalogue. Every event of a product carries the whole product.</summary>
public sealed record ProductRegisteredV1(string ProductId, string Name, Money Price, DateTimeOffset RegisteredAt) : IProductEvent;
