using k8s.Models;
using Shop.Kubernetes.Tests.Rendering;

namespace Shop.Kubernetes.Tests.Rules;

/// <summary>What a node, an administrator or a full cluster takes away is never all of a part.</summary>
internal static class SpreadRules
{
    private const int Zones = 3;

    public static IEnumerable<string> OfPods(Manifests manifests) =>
        from workload in manifests.Workloads
        from fault in OfAny(manifests, workload).Concat(workload.RunsToItsEnd ? [] : OfServing(manifests, workload))
        select $"{workload}: {fault}.";

    /// <summary>Those that lose something with two of their pods have each one in a zone of its own, or wait for one.</summary>
    public static IEnumerable<string> OfZones(Manifests manifests, params string[] names) =>
        from name in names
        where manifests.Workloads.FirstOrDefault(workload => workload.Name == name)?.Pod.TopologySpreadConstraints?.Any(KeepsApart) != true
        select $"{name}: may be in fewer than {Zones} zones.";

    private static bool KeepsApart(V1TopologySpreadConstraint constraint) => constraint is
    {
        TopologyKey: "topology.kubernetes.io/zone", WhenUnsatisfiable: "DoNotSchedule", MinDomains: Zones, MaxSkew: 1,
    };

    private static IEnumerable<string> OfAny(Manifests manifests, Workload workload)
    {
        if (manifests.Find<V1PriorityClass>(workload.Pod.PriorityClassName) is null)
        {
            yield return $"has the priority '{workload.Pod.PriorityClassName}', which is not there";
        }
    }

    private static IEnumerable<string> OfServing(Manifests manifests, Workload workload)
    {
        var constraints = workload.Pod.TopologySpreadConstraints ?? [];
        if (constraints.Count == 0)
        {
            yield return "may be on one node with all its pods";
        }

        if (constraints.Any(constraint => !constraint.LabelSelector.Matches(workload.Labels)))
        {
            yield return "is spread by labels that it has not";
        }

        var budgets = manifests.Of<V1PodDisruptionBudget>().Count(budget => budget.Spec.Selector.Matches(workload.Labels));
        if (budgets != 1)
        {
            // With two the Eviction API refuses every one.
            yield return $"has {budgets} PodDisruptionBudgets";
        }
    }
}
