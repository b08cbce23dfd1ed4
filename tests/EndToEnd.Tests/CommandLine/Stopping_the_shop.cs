using System.Net;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.CommandLine;

public sealed class Stopping_the_shop : IDisposable
{
    private static readonly TimeSpan StopTimeMax = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task exits_with_0_and_keeps_everything(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to send a signal to another process.");
        Reply placed;
        await using (var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path))
        {
            using var client = new Client(shop.Gateway);
            placed = await client.Post("/orders", Client.Order("alice"), "key");
            Assert.Equal(0, await shop.Terminate(signal, StopTimeMax));
            Assert.Equal("", shop.Errors);
        }

        await using var again = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        using var later = new Client(again.Gateway);
        Assert.Equal(placed.OrderId, (await later.Get($"/orders/{placed.OrderId}", placed.Token)).OrderId);
        Assert.Equal(placed.Text, (await later.Post("/orders", Client.Order("alice"), "key")).Text);
    }

    [Fact]
    public async Task takes_no_longer_than_ten_seconds_while_a_request_hangs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to send a signal to another process.");
        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        using var hanging = await HangingRequest.Send(shop.Gateway);

        Assert.Equal(0, await shop.Terminate("TERM", StopTimeMax));
        Assert.Equal("", shop.Errors);
    }

    [Fact]
    public async Task and_starting_fresh_forgets_everything_but_the_first_products()
    {
        Reply placed;
        await using (var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path))
        {
            using var client = new Client(shop.Gateway);
            placed = await client.Post("/orders", Client.Order("alice"));
        }

        await using var fresh = await ShopProcess.Start("--port", "0", "--data", _folder.Path, "--fresh");
        using var later = new Client(fresh.Gateway);
        Assert.Equal(HttpStatusCode.NotFound, (await later.Get($"/orders/{placed.OrderId}")).Status);
        await Eventually.Get(
            () => later.Get("/products?limit=100"), reply => reply.Json["items"]!.AsArray().Count == 12, TimeSpan.FromSeconds(10));
    }
}
