namespace Shop.OrderService.Domain.Products;

/// <summary>Each carries the whole product: the last one alone is the state.</summary>
internal abstract record ProductEvent(Product.Registered Product)
{
    internal sealed record Registered(Product.Registered Product, DateTimeOffset At) : ProductEvent(Product);

    internal sealed record Changed(Product.Registered Product, DateTimeOffset At) : ProductEvent(Product);
}
