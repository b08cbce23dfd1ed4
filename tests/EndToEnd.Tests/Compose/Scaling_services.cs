using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

[Collection<InContainers>]
public sealed class Scaling_services(ShopInContainers containers)
{
    // From when the instance is healthy, which the scaling waits for.
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(10);
    private const int Enough = 300;

    [Fact]
    public async Task spreads_the_reads_over_all_instances_and_loses_none_when_one_is_killed()
    {
        await using var readers = new Readers(containers.Shop.Gateway);
        await Scale(query: 3);
        await Eventually.Get(() => Next(readers), shares => shares.Count == 3, TimeMax);

        var three = await Next(readers);
        Assert.All(three.Values, share => Assert.InRange(share, 0.20, 1));

        var victim = (await containers.Shop.Containers("query"))[^1];
        await containers.Shop.Docker("kill", victim);
        await Eventually.Get(() => Next(readers), shares => shares.Count == 2, TimeMax);

        await Scale(query: 3);
        await Eventually.Get(() => Next(readers), shares => shares.Count == 3, TimeMax);
        await Scale(query: 2);
        Assert.Empty(readers.Failures);
    }

    [Fact]
    public async Task lets_two_order_services_share_the_commands()
    {
        using var client = new Client(containers.Shop.Gateway);
        await Scale(order: 2);
        var product = $"scaled-{Guid.CreateVersion7():N}";
        await client.Register(product, "Scaled");

        var placed = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => client.Post("/orders", Client.Order($"scaled-{number}", product))));

        Assert.All(placed, reply => Assert.Equal(201, (int)reply.Status));
        foreach (var order in placed)
        {
            Assert.Equal(200, (int)(await client.Get($"/orders/{order.OrderId}", order.Token)).Status);
        }

        await Scale(order: 1);
    }

    private static async Task<IReadOnlyDictionary<string, double>> Next(Readers readers)
    {
        readers.Clear();
        while (readers.Answers < Enough)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return readers.Shares();
    }

    private Task<string> Scale(int query = 2, int order = 1) => containers.Shop.Run(
        "up", "-d", "--wait", "--no-recreate", "--scale", $"query={query}", "--scale", $"order={order}");
}
