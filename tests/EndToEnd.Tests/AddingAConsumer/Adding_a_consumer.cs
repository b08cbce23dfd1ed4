using Shop.Embedded.CommandLine;
using Shop.Embedded.Hosting;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.AddingAConsumer;

/// <summary>What <c>docs/add-a-consumer.md</c> says, done.</summary>
public sealed class Adding_a_consumer
{
    [Fact]
    public async Task gets_every_event_and_the_publisher_knows_nothing_of_it()
    {
        using var folder = new TemporaryFolder();
        await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, folder.Path, Fresh: false), TimeProvider.System);
        var trail = new AuditTrail();
        using var audit = AuditService.Build(shop.Transport, trail);
        await audit.StartAsync(TestContext.Current.CancellationToken);
        using var client = new Client(shop.Gateway);

        var placed = await client.Post("/orders", Client.Order("alice", "mug", 2));
        await client.Delete($"/orders/{placed.OrderId}");
        await client.Post("/orders", Client.Order("bob"));

        var entries = await Eventually.Get(() => Task.FromResult(trail.Entries), seen => seen.Count == 3, TimeSpan.FromSeconds(30));
        Assert.Equal(["alice: 2500 EUR", "alice: 2500 EUR", "bob: 1250 EUR"], entries.Order());
        await audit.StopAsync(TestContext.Current.CancellationToken);
    }
}
