using Microsoft.Extensions.Options;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed class Wrong_addresses
{
    [Fact]
    public async Task are_all_named_before_the_gateway_starts()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ShopFixture.Start(
            ("Gateway:Clusters:order:0", "order:8080"),
            ("Gateway:Clusters:qeury:0", "http://query:8080"),
            ("Gateway:Parts:email", "not an address"),
            ("Gateway:Parts:analytics", "http://analytics:8080")));

        Assert.Equal(
            [
                "Gateway:Clusters:order: 'order:8080' is not an http or https address.",
                "Gateway:Clusters:qeury is no cluster; there are order, query, analytics.",
                "Gateway:Parts:analytics is a cluster already.",
                "Gateway:Parts:email: 'not an address' is not an http or https address.",
            ],
            refused.Failures.Order());
    }
}
