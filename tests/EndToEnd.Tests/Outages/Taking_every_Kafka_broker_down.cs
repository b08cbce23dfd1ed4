using System.Net;
using Shop.Embedded.CommandLine;
using Shop.Embedded.Hosting;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Outages;

public sealed class Taking_every_Kafka_broker_down
{
    private const int Orders = 25;
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task leaves_commands_working_and_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var shop = await EmbeddedShop.Start(new EmbeddedOptions(0, folder.Path, Fresh: false), TimeProvider.System);
        using var client = new Client(shop.Gateway);
        var before = await client.Post("/orders", Client.Order("outage"));
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/orders/{before.OrderId}", before.Token)).Status);

        shop.Servers.Kafka.TakeBrokersDown();
        var during = new List<Reply>();
        for (var number = 0; number < Orders; number++)
        {
            during.Add(await client.Post("/orders", Client.Order("outage")));
        }

        Assert.All(during, reply => Assert.Equal(HttpStatusCode.Created, reply.Status));
        var stale = await client.Get($"/orders/{during[0].OrderId}", during[0].Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stale.Status);
        Assert.NotNull(stale.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/orders/{before.OrderId}")).Status);

        shop.Servers.Kafka.BringBrokersUp();
        foreach (var reply in during)
        {
            await Eventually.Get(
                () => client.Get($"/orders/{reply.OrderId}", reply.Token), seen => seen.Status == HttpStatusCode.OK, TimeMax);
        }

        var customer = await client.Get("/customers/outage");
        Assert.Equal(Orders + 1, customer.Json["itemsOwned"]!.GetValue<long>());
    }
}
