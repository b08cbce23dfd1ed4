using System.Text.Json.Nodes;

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

    private static string Name(JsonNode container) => (string)container["Name"]!;

    private static string Service(JsonNode container) => (string)container["Config"]!["Labels"]!["com.docker.compose.service"]!;
}
