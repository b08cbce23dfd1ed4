using Microsoft.Playwright;

namespace Shop.Gateway.Tests.Lab;

/// <summary>The machine's own browser, without a window. What the page logs as an error, or asks of another host, is kept.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public IReadOnlyList<string> Complaints => _complaints;

    /// <exception cref="Exception">The test is skipped: there is no browser here.</exception>
    public static async Task<Chromium> Start()
    {
        var program = Programs().FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "Chromium is not installed here: this test needs a browser.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        return new Chromium(playwright, browser);
    }

    public async Task<IPage> Open(Uri address)
    {
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1400 } });
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != address.Authority)
            {
                _complaints.Add($"The page asks {request.Url}.");
            }
        };
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static IEnumerable<string> Programs() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in (string[])["chromium", "chromium-browser", "google-chrome"]
        select Path.Combine(folder, name);
}
