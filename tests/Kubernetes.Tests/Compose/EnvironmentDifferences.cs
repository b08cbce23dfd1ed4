using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Compose;

/// <summary>
/// What configures a part in one way to run must configure it in the other: the same names. One service of docker-compose.yml may be
/// several workloads, each with its role.
/// </summary>
internal static class EnvironmentDifferences
{
    private static readonly Dictionary<string, string[]> WorkloadsOf = new()
    {
        ["order"] = ["order", "relay"],
        ["analytics"] = ["analytics", "analytics-consumer"],
        ["replica-1"] = ["postgres-replica"],
        ["replica-2"] = ["postgres-replica"],
    };

    // Profiles for a person who looks.
    private static readonly string[] NotDeployed = ["dashboard"];

    /// <param name="compose">Names by service.</param>
    /// <param name="here">Of Kubernetes alone, by workload; each needs its reason.</param>
    public static IEnumerable<string> Find(
        IReadOnlyDictionary<string, IReadOnlyList<string>> compose, Manifests manifests, IReadOnlyDictionary<string, string[]> here)
    {
        foreach (var (service, names) in compose.Where(service => !NotDeployed.Contains(service.Key)))
        {
            var workloads = WorkloadsOf.GetValueOrDefault(service, [service]);
            var found = workloads.ToDictionary(name => name, name => Names(manifests, name));
            foreach (var missing in names.Except(found.Values.SelectMany(one => one)))
            {
                yield return $"{string.Join(" and ", workloads)} lack {missing}, which {service} has in docker-compose.yml.";
            }

            foreach (var (workload, own) in found)
            {
                foreach (var unknown in own.Except(names).Except(here.GetValueOrDefault(workload, [])))
                {
                    yield return $"{workload} has {unknown}, which {service} has not in docker-compose.yml.";
                }
            }
        }
    }

    /// <summary>Without those that are there to be named by others: <c>$(X)</c>.</summary>
    private static List<string> Names(Manifests manifests, string workload)
    {
        var variables = manifests.Workloads.Where(one => one.Name == workload)
            .SelectMany(one => one.AllContainers)
            .SelectMany(container => ContainerEnvironment.Of(manifests, container))
            .ToList();
        var text = string.Join('\n', variables.Select(variable => variable.Value));
        return [.. variables.Select(variable => variable.Name).Distinct().Where(name => !text.Contains($"$({name})", StringComparison.Ordinal))];
    }
}
