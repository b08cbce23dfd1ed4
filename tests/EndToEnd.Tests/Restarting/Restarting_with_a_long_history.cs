using System.Diagnostics;
using System.Globalization;
using System.Net;
using Shop.Embedded.CommandLine;
using Shop.Embedded.Hosting;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Restarting;

public sealed class Restarting_with_a_long_history : IDisposable
{
    private const int Events = 100_000;
    private static readonly TimeSpan CatchUpTimeMax = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task shows_a_new_order_within_a_second_of_being_ready()
    {
        await using (await Start())
        {
            // The files are there now.
        }

        OldEvents.Append(_folder.File("orders.db"), Events);
        await CatchUp();

        await using var shop = await Start();
        var ready = Stopwatch.StartNew();
        using var client = new Client(shop.Gateway);
        var placed = await client.Post("/orders", Client.Order("new"));
        await Eventually.Get(() => client.Get($"/orders/{placed.OrderId}"), reply => reply.Status == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        Assert.InRange(ready.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        var top = await client.Get("/analytics/top-products?limit=1");
        Assert.Equal(1_000, top.Json["items"]![0]!["quantity"]!.GetValue<long>());
    }

    private async Task CatchUp()
    {
        await using var shop = await Start();
        using var client = new Client(shop.Gateway);
        var lastPrice = (Events - 1).ToString(CultureInfo.InvariantCulture);
        await Eventually.Get(
            () => client.Get("/products/old-99"), reply => reply.Text.Contains(lastPrice, StringComparison.Ordinal), CatchUpTimeMax);
        await Eventually.Get(
            () => client.Get("/analytics/top-products?limit=1"),
            reply => reply.Text.Contains("1000", StringComparison.Ordinal),
            CatchUpTimeMax);
        await Eventually.Get(
            () => Task.FromResult(Directory.GetFiles(_folder.File("mail"), "*.eml").Length), mails => mails == 1_000, CatchUpTimeMax);
    }

    private Task<EmbeddedShop> Start() => EmbeddedShop.Start(new EmbeddedOptions(0, _folder.Path, Fresh: false), TimeProvider.System);
}
