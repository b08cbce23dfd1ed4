using Microsoft.Playwright;
using Shop.Gateway.Tests.Fixture;

namespace Shop.Gateway.Tests.Lab;

[Collection(nameof(PlayedAlone))]
public sealed class The_page_of_the_lab : IDisposable
{
    private const int TriesMax = 20;

    private readonly RedisServer _redis = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task plays_a_load_and_shows_the_plot_and_a_row_for_each_limiter()
    {
        await using var chromium = await Chromium.Start();
        await using var shop = await ShopFixture.Start(Limits.Of($"Redis={_redis.Endpoint}"));
        var page = await chromium.Open(Lab(shop));
        await page.Locator("[name=limit]").FillAsync("10");
        await page.Locator("[name=windowMs]").FillAsync("500");
        await page.Locator("[name=windows]").FillAsync("2");
        await Play(page);

        var rows = await page.Locator("#table tbody tr td:first-child").AllInnerTextsAsync();
        Assert.Equal(["fixed-window", "leaky-bucket", "sliding-buckets", "sliding-counter", "sliding-log", "token-bucket"], rows.Order(StringComparer.Ordinal));
        Assert.Equal(["20"], (await page.Locator("#table tbody tr td:nth-child(2)").AllInnerTextsAsync()).Distinct());
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Disabled = false }).WaitForAsync();
        Assert.False(await page.Locator("#progress").IsVisibleAsync());
        Assert.Equal("", await page.Locator("#error").InnerTextAsync());
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task says_what_is_wrong_with_a_number_that_the_form_let_through()
    {
        await using var chromium = await Chromium.Start();
        await using var shop = await ShopFixture.Start(Limits.Of($"Redis={_redis.Endpoint}"));
        var page = await chromium.Open(Lab(shop));
        await page.EvaluateAsync("document.getElementById('form').noValidate = true");
        await page.Locator("[name=limit]").FillAsync("101");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await page.GetByText("limit: ").WaitForAsync();
        Assert.StartsWith("400: ", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#plot svg").CountAsync());
    }

    [Fact]
    public async Task says_when_to_come_back_while_Redis_is_down()
    {
        await using var chromium = await Chromium.Start();
        await using var shop = await ShopFixture.Start();
        var page = await chromium.Open(Lab(shop));
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await page.GetByText("Come back in").WaitForAsync();
        Assert.StartsWith("503: ", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Again while the machine is too busy to have each decision in time, which the page says.</summary>
    private static async Task Play(IPage page)
    {
        var (plot, busy) = (page.Locator("#plot svg"), page.GetByText("503: "));
        for (var tries = 0; tries == 0 || await busy.IsVisibleAsync(); tries++)
        {
            Assert.True(tries < TriesMax, "The machine is too busy for the lab.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Run", Disabled = false }).ClickAsync();
            await plot.Or(busy).WaitForAsync();
        }
    }

    private static Uri Lab(ShopFixture shop) => new(shop.Address, "/lab/rate-limits");
}
