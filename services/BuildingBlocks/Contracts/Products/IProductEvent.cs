namespace Shop.Contracts.Products;

/// <summary>The whole product, so that the last event alone prices an order.</summary>
public interface IProductEvent
{
    string ProductId { get; }
    string Name { get; }
    Money Price { get; }
}
