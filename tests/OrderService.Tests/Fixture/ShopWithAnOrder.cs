namespace Shop.OrderService.Tests.Fixture;

/// <summary>A shop with the product <c>tea</c> and one open order, for tests that change neither.</summary>
public sealed class ShopWithAnOrder : IAsyncLifetime
{
    public ShopUnderTest Shop { get; } = new();

    /// <summary>e.g. <c>/orders/019b9d5a-…</c>.</summary>
    public string Order { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Shop.InitializeAsync();
        Order = await Shop.PlaceOrder();
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
