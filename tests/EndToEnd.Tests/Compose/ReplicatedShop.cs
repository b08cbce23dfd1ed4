using Shop.Compose;

namespace Shop.EndToEnd.Tests.Compose;

/// <summary>A shop of its own, since its database servers change their roles. Servers are named as in docker-compose.yml.</summary>
internal sealed class ReplicatedShop : IAsyncDisposable
{
    private const string Project = "shop-promotion";
    private const string Log = "dbname=orders user=postgres password=postgres-dev";
    private const string LogHere = $"host=localhost {Log}";

    private ReplicatedShop(ComposeShop shop) => Shop = shop;

    public ComposeShop Shop { get; }

    public static async Task<ReplicatedShop> Start()
    {
        Assert.SkipUnless(await ComposeShop.HasDocker(), "Docker is not running here: this test needs the shop in containers.");
        return new ReplicatedShop(await ComposeShop.Start(Project, new Dictionary<string, int> { ["query"] = 1 }));
    }

    public Task<string> PromoteAsPlanned(string replica, string primary) =>
        Shop.Run("exec", "-T", replica, "/etc/shop/promote.sh", "planned", $"host={primary} {Log}", LogHere);

    public Task<string> PromoteUnplanned(string replica) =>
        Shop.Run("exec", "-T", replica, "/etc/shop/promote.sh", "unplanned", LogHere);

    /// <summary>As the superuser; a row a line, its values separated by tabs.</summary>
    public async Task<string[]> Sql(string server, string sql) => Lines(await Shop.Run(
        "exec", "-T", server, "psql", "--no-psqlrc", "-qtA", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", LogHere, "-c", sql));

    /// <summary>What Kafka has of orders.</summary>
    public Task<string> SeenByConsumers() => Shop.Run(
        "exec", "-T", "-e", "KAFKA_HEAP_OPTS=-Xmx128m", "kafka", "/opt/kafka/bin/kafka-console-consumer.sh",
        "--bootstrap-server", "kafka:9092", "--topic", "orders.v1", "--from-beginning", "--timeout-ms", "10000",
        "--formatter-property", "print.headers=true", "--formatter-property", "print.value=false");

    /// <param name="seen">Events, as lost-events.sh reads them.</param>
    public async Task<string[]> Lost(string server, string seen) =>
        Lines(await Shop.Feed(seen + "\n", "exec", "-T", server, "/etc/shop/lost-events.sh", LogHere));

    /// <summary>A new copy of another primary, in the place of what the replica had.</summary>
    public async Task CopyAnew(string replica, string primary)
    {
        Shop.Set("PRIMARY_HOST", primary);
        await Shop.Run("rm", "--stop", "--force", replica);
        await Shop.Docker("volume", "rm", $"{Project}_{replica}");
        await Shop.Run("up", "-d", "--wait", "--no-deps", replica);
    }

    /// <summary>Starts a former primary so that it never takes writes again.</summary>
    public async Task StartAsStandby(string primary)
    {
        await Shop.Run("run", "--rm", "--no-deps", "-T", "--entrypoint", "touch", primary, "/var/lib/postgresql/data/standby.signal");
        await Shop.Run("up", "-d", "--wait", "--no-deps", primary);
    }

    /// <summary>When each instance of the services that use the database was started last.</summary>
    public async Task<string> Starts()
    {
        var instances = await Task.WhenAll(Shop.Containers("order"), Shop.Containers("email"));
        return await Shop.Docker(["inspect", "-f", "{{.Name}} {{.State.StartedAt}}", .. instances.SelectMany(ids => ids)]);
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
