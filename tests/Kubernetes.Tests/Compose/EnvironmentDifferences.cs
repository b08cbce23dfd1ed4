using System.Text.RegularExpressions;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Compose;

/// <summary>
/// What configures a part in one way to run must configure it in the other: the same names. One service of docker-compose.yml may be
/// several containers, each with its role.
/// </summary>
internal static partial class EnvironmentDifferences
{
    private static readonly Dictionary<string, string[]> ContainersOf = new()
    {
        ["order"] = ["order", "relay"],
        ["analytics"] = ["analytics", "analytics-consumer"],
        ["replica-1"] = ["postgres-replica"],
        ["replica-2"] = ["postgres-replica"],
    };

    // For a person who looks.
    private static readonly string[] NotDeployed = ["dashboard"];

    /// <summary>What a container must have and has not.</summary>
    /// <param name="compose">Names by service. One that is not in the cluster at all is passed over.</param>
    /// <param name="known">By container, names that are in one of the two only; each needs its reason.</param>
    public static IEnumerable<string> Missing(
        IReadOnlyDictionary<string, IReadOnlyList<string>> compose, Manifests manifests, IReadOnlyDictionary<string, string[]> known) =>
        from service in compose
        let containers = Containers(service.Key)
        where IsThere(manifests, service.Key)
        let found = containers.SelectMany(container => Names(manifests, container).Concat(known.GetValueOrDefault(container, [])))
        from missing in service.Value.Except(found)
        select $"{string.Join(" and ", containers)} lack {missing}, which {service.Key} has in docker-compose.yml.";

    /// <summary>What a container has and nobody knows.</summary>
    public static IEnumerable<string> Unknown(
        IReadOnlyDictionary<string, IReadOnlyList<string>> compose, Manifests manifests, IReadOnlyDictionary<string, string[]> known)
    {
        var parts = NamesOfParts(manifests);
        return from service in compose
               from container in Containers(service.Key)
               from name in Names(manifests, container).Except(parts).Except(service.Value).Except(known.GetValueOrDefault(container, []))
               select $"{container} has {name}, which {service.Key} has not in docker-compose.yml.";
    }

    /// <summary>Services that no container of the cluster stands for.</summary>
    public static IEnumerable<string> Absent(IReadOnlyDictionary<string, IReadOnlyList<string>> compose, Manifests manifests) =>
        compose.Keys.Where(service => !NotDeployed.Contains(service) && !IsThere(manifests, service));

    private static string[] Containers(string service) => ContainersOf.GetValueOrDefault(service, [service]);

    private static bool IsThere(Manifests manifests, string service) =>
        manifests.Workloads.SelectMany(workload => workload.AllContainers).Any(container => Containers(service).Contains(container.Name));

    private static IEnumerable<string> Names(Manifests manifests, string container) =>
        from workload in manifests.Workloads
        from one in workload.AllContainers
        where one.Name == container
        from variable in ContainerEnvironment.Of(manifests, one)
        select variable.Name;

    /// <summary>Of variables that are there for the values of others, such as a host: nobody else reads them.</summary>
    private static HashSet<string> NamesOfParts(Manifests manifests) =>
    [
        .. from workload in manifests.Workloads
           from container in workload.AllContainers
           from variable in ContainerEnvironment.Of(manifests, container)
           from Match match in Expansion().Matches(variable.Value ?? "")
           select match.Groups[1].Value,
    ];

    [GeneratedRegex(@"\$\(([^)]+)\)")]
    private static partial Regex Expansion();
}
