using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

/// <summary>Nothing here is encrypted for later: no key is made, kept or warned about.</summary>
public sealed class Starting_without_keys
{
    [Fact]
    public async Task says_nothing_of_data_protection()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await shop.Client.GetAsync("/products", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(shop.Log.Lines, line => line.Category.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal));
        Assert.DoesNotContain(
            shop.Services.GetServices<IHostedService>(), service => service.GetType().FullName!.Contains("DataProtection", StringComparison.Ordinal));
    }
}
