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

    private static readonly Dictionary<string, string[]> NoneKnown = [];

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task has_the_names_of_docker_compose(string overlay) =>
        EnvironmentDifferences.Missing(ComposeFile.OfTheShop(), await Overlays.Get(overlay), KnownDifferences.Names).MustBeNone();

    [Theory]
    [MemberData(nameof(Overlays.All), MemberType = typeof(Overlays))]
    public async Task has_no_other_names(string overlay)
    {
        var three = ComposeFile.OfThreeBrokers();
        var compose = ComposeFile.OfTheShop().ToDictionary(
            service => service.Key, service => (IReadOnlyList<string>)[.. service.Value, .. three.GetValueOrDefault(service.Key, [])]);
        EnvironmentDifferences.Unknown(compose, await Overlays.Get(overlay), KnownDifferences.Names).MustBeNone();
    }

    [Fact]
    public async Task of_every_service_is_in_the_kind_cluster() =>
        EnvironmentDifferences.Absent(ComposeFile.OfTheShop(), await Overlays.Get(Overlays.Kind)).MustBeNone();

    [Fact]
    public void of_docker_compose_is_read_with_what_is_merged_into_it() =>
        Assert.Equal(["A", "B", "C", "D"], ComposeFile.Environments(Compose)["email"].Order());

    [Fact]
    public void that_differs_would_be_found()
    {
        var compose = ComposeFile.Environments(Compose);
        EnvironmentDifferences.Missing(compose, Email("A, B, C, D"), NoneKnown).MustBeNone();
        EnvironmentDifferences.Missing(compose, Email("A, B, C"), NoneKnown).MustName("email lack D, which email has in docker-compose.yml");
        EnvironmentDifferences.Unknown(compose, Email("A, B, C, D"), NoneKnown).MustBeNone();
        EnvironmentDifferences.Unknown(compose, Email("A, B, C, E"), NoneKnown).MustName("email has E, which email has not in docker-compose.yml");
        EnvironmentDifferences.Absent(compose, Email("A")).MustName("mailpit");
    }

    [Fact]
    public void may_differ_for_a_reason()
    {
        var compose = ComposeFile.Environments(Compose);
        var known = new Dictionary<string, string[]> { ["email"] = ["D", "E"] };
        EnvironmentDifferences.Missing(compose, Email("A, B, C, E"), known).MustBeNone();
        EnvironmentDifferences.Unknown(compose, Email("A, B, C, E"), known).MustBeNone();
    }

    [Fact]
    public void may_have_parts_of_a_value_by_names_of_their_own() =>
        EnvironmentDifferences.Unknown(ComposeFile.Environments(Compose), Email("HOST, A", "$(HOST)"), NoneKnown).MustBeNone();

    /// <param name="value">Of each variable.</param>
    private static Manifests Email(string names, string value = "x") => Manifests.Parse(
        $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: email }
        spec:
          selector: {}
          template:
            metadata: { labels: { a: b } }
            spec:
              containers:
                - name: email
                  image: shop/email:dev
                  env: [{{string.Join(", ", names.Split(", ").Select(name => $"{{ name: {name}, value: {value} }}"))}}]
        """);
}
