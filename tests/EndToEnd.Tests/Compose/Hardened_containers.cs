using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Compose;
using Shop.Contracts;
using Shop.EndToEnd.Tests.Fixture;
using Shop.Machine;

namespace Shop.EndToEnd.Tests.Compose;

[Collection<InContainers>]
public sealed class Hardened_containers(ShopInContainers containers)
{
    private static readonly string[] Services = ["gateway", "order", "query", "projector", "email", "analytics", "functions"];

    [Fact]
    public async Task write_nothing_to_their_images_and_have_no_capabilities_and_a_limit_of_memory()
    {
        var shop = containers.Shop;
        foreach (var container in await shop.Inspect())
        {
            var host = container["HostConfig"]!;
            Assert.True((bool)host["ReadonlyRootfs"]!, Name(container));
            Assert.Equal("ALL", (string?)host["CapDrop"]![0]);
            Assert.True((long)host["Memory"]! > 0, Name(container));
        }
    }

    [Fact]
    public async Task of_services_do_not_run_as_root()
    {
        var shop = containers.Shop;
        var services = (await shop.Inspect()).Where(container => Services.Contains(Service(container))).ToList();

        Assert.NotEmpty(services);
        Assert.All(services, container => Assert.DoesNotContain((string?)container["Config"]!["User"], new[] { "", "0", "root" }));
    }

    [Fact]
    public async Task are_reached_from_this_machine_only()
    {
        var shop = containers.Shop;
        var published = (await shop.Inspect())
            .SelectMany(container => container["NetworkSettings"]!["Ports"]!.AsObject())
            .SelectMany(port => port.Value?.AsArray() ?? [])
            .Select(binding => (string?)binding!["HostIp"])
            .ToList();

        Assert.NotEmpty(published);
        Assert.All(published, address => Assert.Equal("127.0.0.1", address));
    }

    [Fact]
    public async Task take_batches_that_are_compressed_with_zstd()
    {
        var shop = containers.Shop;
        using var client = new Client(shop.Gateway);
        var product = $"packed-{Guid.CreateVersion7():N}";
        await client.Register(product, "Packed");

        var codecs = await Eventually.Get(
            () => Codecs(shop, Topic.Products.PartitionOf(product)), codecs => codecs.Length > 0, TimeSpan.FromMinutes(1));

        const int Zstd = 4;
        Assert.All(codecs, codec => Assert.Equal(Zstd, codec));
    }

    // Of what the broker keeps, on its disk.
    private static async Task<int[]> Codecs(ComposeShop shop, int partition)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/var/lib/kafka/data/{Topic.Products.Name}-{partition}/00000000000000000000.log");
        return [.. KafkaSegment.Codecs(Convert.FromBase64String(await shop.Run("exec", "-T", "kafka", "base64", path)))];
    }

    private static string Name(JsonNode container) => (string)container["Name"]!;

    private static string Service(JsonNode container) => (string)container["Config"]!["Labels"]!["com.docker.compose.service"]!;
}
