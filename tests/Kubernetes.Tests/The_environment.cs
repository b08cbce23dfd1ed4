using Shop.Architecture.Tests.Repository;
using Shop.Kubernetes.Tests.Compose;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests;

/// <summary>A part is configured by the same names in containers and in a cluster.</summary>
public sealed class The_environment
{
    private const string Compose =
        """
        x-shared: &shared { A: 1, B: 2 }
        x-more: &more
          C: 3
        services:
          email:
            environment:
              <<: [*shared, *more]
              B: 4
              D: 5
          mailpit: { image: mail }
        """;

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task has_the_names_of_docker_compose(string overlay)
    {
        var manifests = await Overlays.Get(overlay);
        EnvironmentDifferences.Find(ComposeFile.OfTheShop(), manifests, KnownDifferences.Names).MustBeNone();
    }

    [Fact]
    public void of_docker_compose_is_read_with_what_is_merged_into_it() =>
        Assert.Equal(["A", "B", "C", "D"], ComposeFile.Environments(Compose)["email"].Order());

    [Theory]
    [InlineData("A, B, C, D")]
    [InlineData("A, B, C", "email lack D, which email has in docker-compose.yml")]
    [InlineData("A, B, C, D, E", "email has E, which email has not in docker-compose.yml")]
    [InlineData("A, B, C, D, Alone")]
    public void that_differs_would_be_found(string names, params string[] violations)
    {
        var variables = string.Join(", ", names.Split(", ").Select(name => $"{{name: {name}, value: x}}"));
        EnvironmentDifferences.Find(ComposeFile.Environments(Compose), Email(variables), new Dictionary<string, string[]> { ["email"] = ["Alone"] })
            .MustName(violations);
    }

    [Fact]
    public void may_have_parts_of_a_value_by_names_of_their_own() => EnvironmentDifferences.Find(
        ComposeFile.Environments(Compose),
        Email("{name: HOST, value: x}, {name: A, value: $(HOST)}, {name: B}, {name: C}, {name: D}"),
        new Dictionary<string, string[]>()).MustBeNone();

    private static Manifests Email(string variables) => Manifests.Parse(
        $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: email}
        spec:
          selector: {}
          template:
            metadata: {labels: {a: b} }
            spec:
              containers:
                - {name: email, image: shop/email:dev, env: [{{variables}}] }
        """);
}
