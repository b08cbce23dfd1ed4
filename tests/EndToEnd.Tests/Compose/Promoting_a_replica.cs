using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Shop.Compose;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>docs/promotion.md, done as the page says.</summary>
public sealed class Promoting_a_replica : IAsyncLifetime
{
    private const string Product = "promoted";
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private ReplicatedShop _servers = null!;
    private Client _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ComposeShop Shop => _servers.Shop;

    public async ValueTask InitializeAsync()
    {
        _servers = await ReplicatedShop.Start();
        _client = new Client(Shop.Gateway);
        await _client.Register(Product, "Promoted");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_servers?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task as_planned_loses_no_order_and_restarts_no_service()
    {
        var starts = await _servers.Starts();
        await using var orders = new SteadyOrders(Shop.Gateway, Product);
        await orders.UntilMore(20);
        Assert.Contains("Promoted with all", await _servers.PromoteAsPlanned("replica-1", "postgres"), StringComparison.Ordinal);
        await Shop.Run("stop", "postgres");
        await orders.UntilMore(50);
        await orders.Stop();
        Tell($"{orders.Acknowledged.Count} orders, {orders.Refusals.Count} refusals; longest gap {orders.Gaps.Max()}, "
            + $"of the last fifty {orders.Gaps.TakeLast(50).Max()}");

        Assert.All(orders.Refusals, refusal => Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal));
        MustRise(orders.Acknowledged);
        Assert.Equal(
            orders.Acknowledged.Select(order => order.Stream).Order(StringComparer.Ordinal),
            (await _servers.Sql("replica-1", "select stream from events where type = 'order-placed'")).Order(StringComparer.Ordinal));
        await Task.WhenAll(orders.Acknowledged.Select(Readable));
        await OneMailEach(orders.Acknowledged);
        Assert.Equal(starts, await _servers.Starts());

        await _servers.CopyAnew("replica-2", primary: "replica-1");
        Assert.Equal(["replica_2"], await _servers.Sql("replica-1", "select slot_name from pg_replication_slots where active"));
    }

    [Fact]
    public async Task that_was_cut_off_loses_orders_that_Kafka_and_the_old_disk_tell_of()
    {
        var starts = await _servers.Starts();
        var kept = await Place("kept");
        await CutOff("replica-1");
        AcknowledgedOrder[] lost = [await Place("lost-1"), await Place("lost-2")];
        await Readable(kept with { Token = (await _client.Delete($"/orders/{kept.Id}")).Token! });
        await Task.WhenAll(lost.Select(Readable));
        var expected = await Coordinates("postgres", lost[0], lost[1], kept);
        await Shop.Run("kill", "postgres");

        Assert.Contains("ends at", await _servers.PromoteUnplanned("replica-1"), StringComparison.Ordinal);
        var since = await Place("since");
        Assert.Equal(200, (int)(await _client.Put($"/orders/{kept.Id}/shipping-address", Client.Address("1 New Street"))).Status);
        MustRise([kept, .. lost, since]);
        await Readable(since);

        string[] listed = [$"{expected[0]}\tmissing", $"{expected[1]}\tmissing", $"{expected[^1]}\treplaced"];
        MustBe(listed, await _servers.Lost("replica-1", await _servers.SeenByConsumers()));
        await _servers.StartAsStandby("postgres");
        MustBe(listed, await _servers.Lost(
            "replica-1", string.Join('\n', await _servers.Sql("postgres", "select event_id, stream, version from events"))));
        MustRise([since, await Place("later")]);
        Assert.Equal(starts, await _servers.Starts());
    }

    private static void Tell(string figures) => TestContext.Current.TestOutputHelper?.WriteLine(figures);

    private static void MustBe(IEnumerable<string> expected, IEnumerable<string> listed) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));

    /// <summary>Until its primary is another, and then on that one's timeline.</summary>
    private static void MustRise(IReadOnlyCollection<AcknowledgedOrder> orders) =>
        Assert.Equal(orders.Select(order => order.Sequence).Order(), orders.Select(order => order.Sequence));

    /// <summary>Repeated while no server takes writes.</summary>
    private async Task<AcknowledgedOrder> Place(string customer)
    {
        var began = TimeProvider.System.GetTimestamp();
        var placed = await Eventually.Get(
            () => _client.Post("/orders", Client.Order(customer, Product), idempotencyKey: customer),
            reply => reply.Status == HttpStatusCode.Created,
            TimeMax);
        Tell($"{customer} acknowledged after {TimeProvider.System.GetElapsedTime(began)}");
        return AcknowledgedOrder.Of(customer, placed);
    }

    private Task<int> Readable(AcknowledgedOrder order) => Eventually.Get(
        async () => (int)(await _client.Get($"/orders/{order.Id}", order.Token)).Status, status => status == 200, TimeMax);

    /// <summary>It has all that is written until now, and will get nothing more.</summary>
    private async Task CutOff(string replica)
    {
        var written = (await _servers.Sql("postgres", "select pg_current_wal_lsn()")).Single();
        await Until(replica, $"select pg_last_wal_replay_lsn() >= '{written}'");
        await _servers.Sql(replica, "alter system set primary_conninfo = ''");
        await _servers.Sql(replica, "select pg_reload_conf()");
        await Until(replica, "select not exists (select from pg_stat_wal_receiver)");
    }

    private Task<string> Until(string server, string condition) =>
        Eventually.Get(async () => (await _servers.Sql(server, condition)).Single(), answer => answer == "t", TimeMax);

    /// <summary>Id, stream and version of their events, those of the first order first.</summary>
    private async Task<string[]> Coordinates(string server, params AcknowledgedOrder[] orders)
    {
        var events = await Task.WhenAll(orders.Select(order =>
            _servers.Sql(server, $"select event_id, stream, version from events where stream = '{order.Stream}' order by version")));
        return [.. events.SelectMany(lines => lines)];
    }

    /// <summary>A mail that is sent again has the same id.</summary>
    private async Task OneMailEach(IReadOnlyCollection<AcknowledgedOrder> orders)
    {
        using var mailpit = new HttpClient { BaseAddress = Shop.Mailpit };
        var expected = orders.Select(order => $"{order.Customer}@example.com").Order(StringComparer.Ordinal).ToList();
        var mails = await Eventually.Get(() => Recipients(mailpit), recipients => recipients.Count >= expected.Count, TimeMax);
        Assert.Equal(expected, mails.Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> Recipients(HttpClient mailpit)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/v1/messages?limit={int.MaxValue}");
        var mails = JsonNode.Parse(await mailpit.GetStringAsync(new Uri(path, UriKind.Relative), Cancel))!["messages"]!.AsArray();
        return [.. mails.DistinctBy(mail => (string)mail!["MessageID"]!).Select(mail => (string)mail!["To"]![0]!["Address"]!)];
    }
}
