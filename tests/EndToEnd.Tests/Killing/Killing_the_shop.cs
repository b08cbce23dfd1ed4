using System.Collections.Concurrent;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

public sealed class Killing_the_shop : IDisposable
{
    private const int Kills = 5;
    private const int InFlightMin = 4;
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task five_times_under_load_loses_no_order_and_no_mail_and_doubles_none()
    {
        for (var round = 0; round < Kills; round++)
        {
            await RunAndKill(round);
        }

        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        using var client = new Client(shop.Gateway);
        var log = LogFile.Read(_folder.Path);
        var expected = new ExpectedShop(log);

        AssertNothingAcknowledgedIsMissing(expected, log);
        await AssertMails(expected);
        await AssertOrders(client, expected);
        await AssertCustomers(client, expected);
        await AssertLeaderboard(client, expected);
    }

    private async Task RunAndKill(int round)
    {
        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        var shoppers = new Shoppers(_acknowledged);
        var running = shoppers.Run(shop.Gateway, round);

        // Past the warm-up, and at a moment when enough is under way.
        await Eventually.Get(
            () => Task.FromResult((shoppers.Answered, shoppers.InFlight)),
            seen => seen.Answered >= 100 + (37 * round) && seen.InFlight >= InFlightMin,
            TimeMax);
        await shop.Kill();
        await running;
    }

    private void AssertNothingAcknowledgedIsMissing(ExpectedShop expected, IReadOnlyList<RecordedEvent> log)
    {
        Assert.NotEmpty(_acknowledged);
        Assert.Empty(_acknowledged.Where(told =>
            !expected.Orders.TryGetValue(told.OrderId.ToString(), out var order) || order.Version < told.Version));
        var placed = log.Count(@event => @event.Type == "order-placed");
        var told = _acknowledged.Count(told => told.Command == "place");
        Assert.InRange(placed, told, told + (Kills * 6));
    }

    private async Task AssertMails(ExpectedShop expected)
    {
        string[] names = await Eventually.Get(
            () => Task.FromResult(Directory.GetFiles(_folder.File("mail"), "*.eml")), files => files.Length >= expected.Mails.Count, TimeMax);
        Assert.Equal(expected.Mails.Order(), names.Select(EventIdIn).Order());
        Assert.Equal(names.Length, names.Select(MessageIdIn).Distinct().Count());
        Assert.Empty(Directory.GetFiles(_folder.File("mail"), "*.tmp"));
    }

    private static async Task AssertOrders(Client client, ExpectedShop expected)
    {
        foreach (var (id, (status, version)) in expected.Orders)
        {
            var order = await Eventually.Get(
                () => client.Get($"/orders/{id}"), reply => (int)reply.Status == 200 && reply.Version >= version, TimeMax);
            Assert.Equal((status, version), (order.Json["status"]!.GetValue<string>(), order.Version));
        }
    }

    private static async Task AssertCustomers(Client client, ExpectedShop expected)
    {
        foreach (var (id, sums) in expected.Customers)
        {
            var customer = (await client.Get($"/customers/{id}")).Json;
            Assert.Equal(sums["itemsOwned"], customer["itemsOwned"]!.GetValue<long>());
            foreach (var status in new[] { "placed", "shipped", "cancelled" })
            {
                Assert.Equal(sums.GetValueOrDefault(status), customer["orders"]![status]!.GetValue<long>());
            }
        }
    }

    private static async Task AssertLeaderboard(Client client, ExpectedShop expected) => await Eventually.Get(
        async () => await client.Get("/analytics/top-products?limit=100"),
        reply => (int)reply.Status == 200 && expected.Sold.Where(sold => sold.Value > 0).ToDictionary().OrderBy(sold => sold.Key).SequenceEqual(
            reply.Json["items"]!.AsArray()
                .ToDictionary(item => item!["productId"]!.GetValue<string>(), item => item!["quantity"]!.GetValue<long>())
                .OrderBy(sold => sold.Key)),
        TimeMax);

    private static Guid EventIdIn(string file)
    {
        var id = Guid.Parse(HeaderIn(file, "X-Event-Id"));
        Assert.Equal($"{id}.eml", Path.GetFileName(file));
        return id;
    }

    private static string MessageIdIn(string file) => HeaderIn(file, "Message-I");

    private static string HeaderIn(string file, string name) =>
        File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
}
