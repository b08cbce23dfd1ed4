using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

/// <summary>Nothing here is encrypted for later: no key is made, kept or warned about.</summary>
public sealed class Starting_without_keys
{
    [Fact]
    public async Task warns_of_none_and_makes_none()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await shop.Client.GetAsync("/products", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(shop.Log.Lines, line => line.Level >= LogLevel.Warning && IsOfDataProtection(line.Category));
        Assert.DoesNotContain(shop.Services.GetServices<IHostedService>(), service => IsOfDataProtection(service.GetType().FullName!));
    }

    private static bool IsOfDataProtection(string name) => name.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal);
}
