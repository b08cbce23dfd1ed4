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

    /// <param name="compose">Names by service.</param>
    /// <param name="differing">By container, names that are in one of the two only; each needs its reason.</param>
    public static IEnumerable<string> Find(
        IReadOnlyDictionary<string, IReadOnlyList<string>> compose, Manifests manifests, IReadOnlyDictionary<string, string[]> differing)
    {
        var parts = NamesOfParts(manifests);
        foreach (var (service, names) in compose.Where(service => !NotDeployed.Contains(service.Key)))
        {
            var containers = ContainersOf.GetValueOrDefault(service, [service]);
            var found = containers.ToDictionary(name => name, name => Names(manifests, name).Except(parts).ToList());
            foreach (var missing in names.Except(found.Values.SelectMany(one => one)).Except(containers.SelectMany(name => differing.GetValueOrDefault(name, []))))
            {
                yield return $"{string.Join(" and ", containers)} lack {missing}, which {service} has in docker-compose.yml.";
            }

            foreach (var (container, own) in found)
            {
                foreach (var unknown in own.Except(names).Except(differing.GetValueOrDefault(container, [])))
                {
                    yield return $"{container} has {unknown}, which {service} has not in docker-compose.yml.";
                }
            }
        }
    }

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
