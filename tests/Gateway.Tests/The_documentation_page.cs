using System.Net;
using System.Text.RegularExpressions;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests;

public sealed partial class The_documentation_page
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_where_the_root_leads_to()
    {
        await using var shop = await ShopFixture.Start();
        using var answer = await shop.Client.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/docs", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task shows_the_document_of_the_gateway()
    {
        await using var shop = await ShopFixture.Start();

        Assert.Contains("openapi/v1.json", await Page(shop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task loads_nothing_from_elsewhere()
    {
        await using var shop = await ShopFixture.Start();
        var page = await Page(shop);

        Assert.DoesNotMatch("https?://(?!127\\.0\\.0\\.1)", page);
        var sources = Source().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            using var answer = await shop.Client.GetAsync(new Uri(new Uri(shop.Address, "/docs/"), source), Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<string> Page(ShopFixture shop)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(shop.Address, "/docs"), Token);
    }

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex Source();
}
