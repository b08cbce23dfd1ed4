using Shop.Compose;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>One shop in containers for all tests that need one. Where there is no Docker they are skipped with one reason.</summary>
public sealed class ShopInContainers : IAsyncLifetime
{
    private ComposeShop? _shop;

    public ComposeShop Shop
    {
        get
        {
            Assert.SkipWhen(_shop is null, "Docker is not running here: this test needs the shop in containers.");
            return _shop!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (await ComposeShop.HasDocker())
        {
            _shop = await ComposeShop.Start("shop-tests");
        }
    }

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;
}
