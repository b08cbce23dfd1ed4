using MimeKit;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Functions;

public sealed class A_shipped_order : IDisposable
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task gets_one_receipt_from_a_process_that_was_started_for_it()
    {
        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        using var client = new Client(shop.Gateway);
        var placed = await client.Post("/orders", Client.Order("ada"));
        Assert.Empty(Receipts());

        await client.Post($"/orders/{placed.OrderId}/shipment", new { carrier = "Post", trackingNumber = "AT-1" });
        var files = await Eventually.Get(() => Task.FromResult(Receipts()), files => files.Length == 1, TimeMax);
        var receipt = await MimeMessage.LoadAsync(files[0], TestContext.Current.CancellationToken);

        Assert.Equal("ada@example.com", receipt.To.Mailboxes.Single().Address);
        Assert.Equal($"{placed.OrderId}", receipt.Headers["X-Order-Id"]);
        await Eventually.Get(() => Task.FromResult(Directory.GetFiles(_folder.File("mail"), "*.eml").Length), count => count == 2, TimeMax);
    }

    private string[] Receipts() => Directory.GetFiles(_folder.File("receipts"), "*.eml");
}
